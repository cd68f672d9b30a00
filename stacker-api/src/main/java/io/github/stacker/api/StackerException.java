package io.github.stacker.api;

/**
 * Something the user can mend. The message says what is wrong and its value, where, and what to do
 * next.
 */
public abstract sealed class StackerException extends RuntimeException
    permits PipelineException, PluginException, FrameException, ResourceLimitException {
  private static final long serialVersionUID = 1;

  private final int exitCode;

  StackerException(String message, Throwable cause, int exitCode) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /**
   * Gives the code that the command line ends with.
   *
   * @return 2 for pipelines and plugins, 3 for frames, 4 for resources
   */
  public int exitCode() {
    return exitCode;
  }
}
