package io.github.stacker.fuzz;

import java.util.regex.Pattern;

/** What is expected of the message by which a file is refused. */
final class Refusal {
  private static final int LONGEST = 3000;

  /** The name of a class is nothing that users can act upon. */
  private static final Pattern CLASS_NAME =
      Pattern.compile("\\b(java|javax|jdk|sun|com|org|gov|nom|io)\\.[a-z]+\\.");

  private Refusal() {}

  /** Checks the message of what a reader threw. */
  static void check(Exception thrown) {
    String message = thrown.getMessage();
    if (message == null || message.isBlank()) {
      throw new AssertionError("refused without a word", thrown);
    }
    if (message.length() > LONGEST) {
      throw new AssertionError("refused by " + message.length() + " characters", thrown);
    }
    if (message.lines().count() > 1 || CLASS_NAME.matcher(message).find()) {
      throw new AssertionError("refused by what is no sentence: " + message, thrown);
    }
  }
}
