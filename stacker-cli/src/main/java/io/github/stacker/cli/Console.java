package io.github.stacker.cli;

import java.io.PrintStream;
import java.util.Optional;

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

  /** Prints why the command fails; gives the exit code. */
  int failure(int exitCode, String text) {
    message(text);
    programs.ifPresent(json -> json.failed(exitCode, text));
    return exitCode;
  }

  /**
   * Shows control characters instead of sending them: a file name must not move the cursor, change
   * colours, or put words into stacker's mouth on a line of their own.
   */
  static String harmless(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> append(shown, c));
    return shown.toString();
  }

  private static void append(StringBuilder shown, int c) {
    if (Character.isISOControl(c)) {
      shown.append("\\u%04x".formatted(c));
      return;
    }
    shown.appendCodePoint(c);
  }
}
