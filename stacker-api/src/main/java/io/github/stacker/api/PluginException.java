package io.github.stacker.api;

/** A plugin jar cannot be used, or its code failed. */
public final class PluginException extends StackerException {
  private static final long serialVersionUID = 1;

  /**
   * Reports it.
   *
   * @param message what is wrong, where, and what to do next
   */
  public PluginException(String message) {
    this(message, null);
  }

  /**
   * Reports it with what led to it.
   *
   * @param message what is wrong, where, and what to do next
   * @param cause what led to it, or null
   */
  public PluginException(String message, Throwable cause) {
    super(message, cause, 2);
  }
}
