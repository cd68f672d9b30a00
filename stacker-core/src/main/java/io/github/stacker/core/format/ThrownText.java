package io.github.stacker.core.format;

/** Shows what the code of a plugin threw. */
public final class ThrownText {
  private ThrownText() {}

  /**
   * Says what was thrown.
   *
   * @param thrown an exception or error
   * @return its class and message; for a class that is not there, what its loader says of it
   */
  public static String of(Throwable thrown) {
    return thrown instanceof NoClassDefFoundError
            && thrown.getCause() instanceof ClassNotFoundException cause
        ? "there is no class " + cause.getMessage()
        : thrown.toString();
  }
}
