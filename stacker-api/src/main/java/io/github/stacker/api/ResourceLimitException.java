package io.github.stacker.api;

/** Memory, disk or another resource is not enough, or failed. */
public final class ResourceLimitException extends StackerException {
  private static final long serialVersionUID = 1;

  /**
   * Reports it.
   *
   * @param message what is wrong, where, and what to do next
   */
  public ResourceLimitException(String message) {
    this(message, null);
  }

  /**
   * Reports it with what led to it.
   *
   * @param message what is wrong, where, and what to do next
   * @param cause what led to it, or null
   */
  public ResourceLimitException(String message, Throwable cause) {
    super(message, cause, 4);
  }
}
