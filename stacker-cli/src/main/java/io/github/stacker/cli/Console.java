package io.github.stacker.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where commands write.
 *
 * @param out results: for people, or for programs alone
 * @param err messages and progress
 * @param terminal whether {@code err} is a terminal, where a line may be written over
 * @param programs what tells programs of results and progress, if they are told instead of people
 */
record Console(
    PrintStream out, PrintStream err, boolean terminal, Optional<JsonProgress> programs) {
  /** Both are part of words in some languages. */
  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;

  private static final int ZERO_WIDTH_JOINER = 0x200d;

  /** Makes a console for people. */
  Console(PrintStream out, PrintStream err, boolean terminal) {
    this(out, err, terminal, Optional.empty());
  }

  /** Gives the same console for programs. */
  Console forPrograms() {
    return new Console(out, err, terminal, Optional.of(new JsonProgress(out)));
  }

  /** Prints a line of results for people; control characters of file names are made harmless. */
  void print(String line) {
    if (programs.isEmpty()) {
      out.println(harmless(line));
    }
  }

  /** Prints a message. */
  void message(String text) {
    err.println("stacker: " + harmless(text));
  }

  /** Prints JSON, in whose strings such characters may be written so, too. */
  void printJson(String json) {
    json.lines().forEach(this::print);
  }

  /** Prints where a failure comes from. */
  void trace(Throwable failure) {
    traceLines(failure).forEach(err::println);
  }

  /**
   * Gives the lines that tell where a failure comes from, harmless but for the tabs before them.
   */
  static Stream<String> traceLines(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    return trace.toString().lines().map(Console::traceLine);
  }

  private static String traceLine(String line) {
    String text = line.replaceFirst("^\t+", "");
    return "\t".repeat(line.length() - text.length()) + harmless(text);
  }

  /** Prints why the command fails; gives the exit code. */
  int failure(int exitCode, String text) {
    message(text);
    programs.ifPresent(json -> json.failed(exitCode, text));
    return exitCode;
  }

  /**
   * Shows control characters instead of sending them: a file name must not move the cursor, change
   * colours or the direction of writing, or put words into stacker's mouth on a line of their own.
   */
  static String harmless(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (!isHarmful(c)) {
      shown.appendCodePoint(c);
      return;
    }
    for (char unit : Character.toChars(c)) {
      shown.append("\\u%04x".formatted((int) unit));
    }
  }

  private static boolean isHarmful(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      case Character.FORMAT -> c != ZERO_WIDTH_NON_JOINER && c != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }
}
