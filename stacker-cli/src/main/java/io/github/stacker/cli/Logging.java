package io.github.stacker.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.github.stacker.api.PipelineException;
import java.nio.file.Path;
import java.util.Optional;
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

  /**
   * Has everything of stacker written to a file.
   *
   * @return the file, to be closed by {@link #close}
   * @throws PipelineException if Logback writes the log as its own file says
   */
  static LogFile open(Path path) {
    if (!(LoggerFactory.getILoggerFactory() instanceof LogLines lines)) {
      throw new PipelineException(
          "--log-file: the log goes where \"%s\" says; name the file there, or leave out logback.configurationFile"
              .formatted(System.getProperty("logback.configurationFile")));
    }
    LogFile file = LogFile.open(path);
    lines.copyTo(Optional.of(file));
    return file;
  }

  /** Ends writing to a file. */
  static void close(LogFile file) {
    if (LoggerFactory.getILoggerFactory() instanceof LogLines lines) {
      lines.copyTo(Optional.empty());
    }
    file.close();
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
