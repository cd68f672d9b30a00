package io.github.stacker.cli;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.DiskFailure;
import io.github.stacker.core.run.StackerVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.slf4j.event.Level;

/**
 * The log in a file, behind what is there: lines of time, level, thread, subject and message, each
 * written when it happens. The name of a thread tells its stage and frame.
 */
final class LogFile implements AutoCloseable {
  private static final String LINE = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z .*";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT);

  private final PrintStream out;

  private LogFile(PrintStream out) {
    this.out = out;
  }

  /**
   * Opens a file to write to its end.
   *
   * @throws ResourceLimitException if that cannot be, or if something else than a log is there
   */
  static LogFile open(Path file) {
    try {
      requireLog(file);
      return new LogFile(
          new PrintStream(
              Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
              true,
              StandardCharsets.UTF_8));
    } catch (IOException e) {
      String reason = DiskFailure.reason(e);
      throw new ResourceLimitException(
          "--log-file: \"%s\" cannot be written: %s; name another file".formatted(file, reason), e);
    }
  }

  /** A frame that is named by mistake must not get lines at its end. */
  private static void requireLog(Path file) throws IOException {
    if (!Files.isRegularFile(file) || Files.size(file) == 0) {
      return;
    }
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      char[] start = new char[80];
      int length = Math.max(0, reader.read(start));
      String line = new String(start, 0, length).lines().findFirst().orElse("");
      if (!line.matches(LINE)) {
        throw new IOException("it is there already and is no log of stacker");
      }
    }
  }

  /** Writes what was asked for. */
  void begin(List<String> arguments) {
    write(
        Level.INFO,
        "stacker",
        "%s on Java %s: %s"
            .formatted(StackerVersion.current(), Runtime.version(), String.join(" ", arguments)));
  }

  /** Writes that the command has ended as it should. */
  void end(int exitCode) {
    write(Level.INFO, "stacker", "done, exit code " + exitCode);
  }

  /** Writes why the command fails, and where that happened. */
  void fail(Throwable failure) {
    write(Level.ERROR, "stacker", "failed: " + failure.getMessage());
    Console.traceLines(failure).forEach(line -> writeHarmless(Level.DEBUG, "stacker", line));
  }

  /** Writes a line; control characters are made harmless. */
  void write(Level level, String subject, String message) {
    writeHarmless(level, subject, Console.harmless(message));
  }

  private synchronized void writeHarmless(Level level, String subject, String message) {
    out.println(
        String.format(
            Locale.ROOT,
            "%s %-5s [%s] %s: %s",
            TIME.format(OffsetDateTime.now(ZoneOffset.UTC)),
            level,
            Console.harmless(Thread.currentThread().getName()),
            subject,
            message));
  }

  @Override
  public void close() {
    out.close();
  }
}
