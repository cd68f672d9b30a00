package io.github.stacker.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** Who writes the log, and what of it is shown. */
final class Logging {
  private Logging() {}

  /**
   * Has the log written as plain lines, unless {@code logback.configurationFile} names a file for
   * Logback. To be called before anything logs.
   */
  static void choose() {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty(LoggerFactory.PROVIDER_PROPERTY_KEY, LogLines.class.getName());
      System.setProperty(
          "slf4j.internal.verbosity", "WARN"); // that a provider was named is no news
    }
  }

  /** Shows everything of stacker. */
  static void showDetails() {
    if (LoggerFactory.getILoggerFactory() instanceof LogLines lines) {
      lines.showDetails();
      return;
    }
    if (LoggerFactory.getLogger("io.github.stacker") instanceof Logger logger) {
      logger.setLevel(Level.DEBUG);
    }
  }
}
