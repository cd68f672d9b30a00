package io.github.stacker.api;

/** A frame cannot be read or does not fit the others. */
public final class FrameException extends StackerException {
  private static final long serialVersionUID = 1;

  /**
   * Reports it.
   *
   * @param message what is wrong, where, and what to do next
   */
  public FrameException(String message) {
    this(message, null);
  }

  /**
   * Reports it with what led to it.
   *
   * @param message what is wrong, where, and what to do next
   * @param cause what led to it, or null
   */
  public FrameException(String message, Throwable cause) {
    super(message, cause, 3);
  }
}
