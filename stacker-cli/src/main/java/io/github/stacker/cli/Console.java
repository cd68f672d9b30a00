package io.github.stacker.cli;

import java.io.PrintStream;

/**
 * Where commands write.
 *
 * @param out results
 * @param err messages and progress
 * @param terminal whether {@code err} is a terminal, where a line may be written over
 */
record Console(PrintStream out, PrintStream err, boolean terminal) {
  /** Prints a line of results; control characters of file names are made harmless. */
  void print(String line) {
    out.println(harmless(line));
  }

  /** Prints a message. */
  void message(String text) {
    err.println("stacker: " + harmless(text));
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
