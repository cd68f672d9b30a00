package io.github.stacker.api;

/** The pipeline file or the command line asks for what cannot be. */
public final class PipelineException extends StackerException {
  private static final long serialVersionUID = 1;

  /**
   * Reports it.
   *
   * @param message what is wrong, where, and what to do next
   */
  public PipelineException(String message) {
    this(message, null);
  }

  /**
   * Reports it with what led to it.
   *
   * @param message what is wrong, where, and what to do next
   * @param cause what led to it, or null
   */
  public PipelineException(String message, Throwable cause) {
    super(message, cause, 2);
  }
}
