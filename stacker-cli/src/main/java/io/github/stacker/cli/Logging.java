package io.github.stacker.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** What of the log is shown. */
final class Logging {
  private Logging() {}

  /** Shows everything of stacker. */
  static void showDetails() {
    if (LoggerFactory.getLogger("io.github.stacker") instanceof Logger logger) {
      logger.setLevel(Level.DEBUG);
    }
  }
}
