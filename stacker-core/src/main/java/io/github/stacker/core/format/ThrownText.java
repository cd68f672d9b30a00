package io.github.stacker.core.format;

import java.util.Optional;
import java.util.stream.Stream;

/** Shows what the code of a plugin threw. */
public final class ThrownText {
  /** What the names of the class loaders of plugins begin with. */
  public static final String PLUGIN_LOADER = "plugin ";

  /** Causes may form a circle. */
  private static final int MOST_CAUSES = 20;

  private ThrownText() {}

  /**
   * Says what was thrown, and where in the plugin.
   *
   * @param thrown an exception or error
   * @return its class and message; for a class that is not there, what its loader says of it;
   *     behind it the line of the plugin that it comes from, if it comes from one
   */
  public static String of(Throwable thrown) {
    return what(thrown)
        + lineOf(thrown, MOST_CAUSES)
            .map(", at %s (--verbose shows the trace)"::formatted)
            .orElse("");
  }

  /**
   * Says what was thrown, wherever.
   *
   * @param thrown an exception or error
   * @return its class and message; for a class that is not there, what its loader says of it
   */
  public static String what(Throwable thrown) {
    return thrown instanceof NoClassDefFoundError
            && thrown.getCause() instanceof ClassNotFoundException cause
        ? "there is no class " + cause.getMessage()
        : thrown.toString();
  }

  /**
   * Finds the last line of a plugin's classes that was run, where it all began if there are causes.
   */
  private static Optional<StackTraceElement> lineOf(Throwable thrown, int causes) {
    Throwable cause = thrown.getCause();
    return Optional.ofNullable(causes == 0 ? null : cause)
        .flatMap(each -> lineOf(each, causes - 1))
        .or(
            () ->
                Stream.of(thrown.getStackTrace())
                    .filter(ThrownText::isOfPlugin)
                    .findFirst()
                    .map(ThrownText::brief));
  }

  private static boolean isOfPlugin(StackTraceElement line) {
    String loader = line.getClassLoaderName();
    return loader != null && loader.startsWith(PLUGIN_LOADER);
  }

  /** Leaves out the loader, whose jar is named anyway. */
  private static StackTraceElement brief(StackTraceElement line) {
    return new StackTraceElement(
        line.getClassName(), line.getMethodName(), line.getFileName(), line.getLineNumber());
  }
}
