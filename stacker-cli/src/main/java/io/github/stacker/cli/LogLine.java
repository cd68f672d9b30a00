package io.github.stacker.cli;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.LayoutBase;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One line of the log: time, level, class, message, and what was thrown without its stack. Written
 * out, because reading a pattern takes longer than a small stack.
 */
final class LogLine extends LayoutBase<ILoggingEvent> {
  @Override
  public String doLayout(ILoggingEvent event) {
    StringBuilder line = new StringBuilder();
    DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    line.append(LocalTime.ofInstant(event.getInstant(), ZoneId.systemDefault()).format(time));
    line.append(' ').append("%-5s".formatted(event.getLevel()));
    String logger = event.getLoggerName();
    line.append(' ').append(logger.substring(logger.lastIndexOf('.') + 1));
    line.append(": ").append(event.getFormattedMessage()).append(System.lineSeparator());
    IThrowableProxy thrown = event.getThrowableProxy();
    if (thrown != null) {
      line.append(thrown.getClassName()).append(": ").append(thrown.getMessage());
      line.append(System.lineSeparator());
    }
    return line.toString();
  }
}
