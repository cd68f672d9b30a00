package io.github.stacker.core.format;

/** What files and libraries say, as a part of a message. */
public final class ShownText {
  private static final int MOST_SHOWN = 200;

  private ShownText() {}

  /**
   * Makes a text fit to be shown.
   *
   * @param text any text
   * @return its beginning, if it is long, on one line, with a mark for each character that cannot
   *     be seen
   */
  public static String of(String text) {
    return of(text, MOST_SHOWN);
  }

  /**
   * Makes a text fit to be shown.
   *
   * @param text any text
   * @param most how many characters are shown
   * @return as {@link #of(String)}
   */
  public static String of(String text, int most) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(most).forEach(c -> shown.appendCodePoint(isVisible(c) ? c : '\uFFFD'));
    return text.codePointCount(0, text.length()) > most ? shown + "..." : shown.toString();
  }

  private static boolean isVisible(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
