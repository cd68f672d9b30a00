package io.github.stacker.cli;

import java.io.PrintStream;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/**
 * The log as lines on the error stream: warnings and errors like all messages; everything of
 * stacker, with time, level and class, if details are wanted. What was thrown is told without its
 * stack. A {@link LogFile} may get all of it as well.
 *
 * <p>Logback does the same and more, but setting it up takes longer than a small stack; {@link
 * Logging} leaves it to those who name a configuration file.
 */
public final class LogLines implements SLF4JServiceProvider, ILoggerFactory {
  private static final String STACKER = "io.github.stacker";

  private final PrintStream out;
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private volatile boolean details;
  private volatile Optional<LogFile> file = Optional.empty();

  /** Made by SLF4J. */
  public LogLines() {
    this(System.err);
  }

  LogLines(PrintStream out) {
    this.out = out;
  }

  /** Writes everything of stacker to a file as well, until another or none is given. */
  void copyTo(Optional<LogFile> wanted) {
    file = wanted;
  }

  /** Shows everything of stacker from now on. */
  void showDetails() {
    details = true;
  }

  @Override
  public void initialize() {}

  @Override
  public ILoggerFactory getLoggerFactory() {
    return this;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return new NOPMDCAdapter();
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0";
  }

  @Override
  public Logger getLogger(String logger) {
    return new LineLogger(this, logger);
  }

  private boolean takes(Level level, String logger) {
    return shows(level, logger, details || file.isPresent());
  }

  private static boolean shows(Level level, String logger, boolean details) {
    return level.toInt() >= Level.WARN.toInt()
        || details && level != Level.TRACE && logger.startsWith(STACKER);
  }

  private void write(Level level, String logger, String message, Throwable thrown) {
    String subject = logger.substring(logger.lastIndexOf('.') + 1);
    String text = thrown == null ? message : message + ": " + thrown;
    if (shows(level, logger, details)) {
      print(level, subject, Console.harmless(text));
    }
    file.ifPresent(lines -> lines.write(level, subject, text));
  }

  private void print(Level level, String subject, String message) {
    if (!details) {
      String kind = level == Level.ERROR ? "error" : "warning";
      out.println("stacker: %s: %s".formatted(kind, message));
      return;
    }
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    out.println("%s %-5s %s: %s".formatted(LocalTime.now().format(time), level, subject, message));
  }

  private static final class LineLogger extends LegacyAbstractLogger {
    private final transient LogLines lines;

    LineLogger(LogLines lines, String name) {
      this.lines = lines;
      this.name = name;
    }

    @Override
    public boolean isTraceEnabled() {
      return lines.takes(Level.TRACE, name);
    }

    @Override
    public boolean isDebugEnabled() {
      return lines.takes(Level.DEBUG, name);
    }

    @Override
    public boolean isInfoEnabled() {
      return lines.takes(Level.INFO, name);
    }

    @Override
    public boolean isWarnEnabled() {
      return lines.takes(Level.WARN, name);
    }

    @Override
    public boolean isErrorEnabled() {
      return lines.takes(Level.ERROR, name);
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return LineLogger.class.getName();
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
      lines.write(level, name, MessageFormatter.basicArrayFormat(message, arguments), thrown);
    }
  }
}
