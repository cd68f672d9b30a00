package io.github.stacker.core.format.fits;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;

/**
 * One card of a header.
 *
 * @param name the keyword; {@code CONTINUE} goes on with the text of the card before
 * @param value the text of the value, without quotation marks; empty if there is none
 * @param isText whether the value is a string
 * @param comment what stands behind the value, or the text of a card without value
 */
record Card(String name, String value, boolean isText, String comment) {
  /** Characters of a card. */
  static final int LENGTH = 80;

  private static final int NAME_LENGTH = 8;

  /** Longer texts are cut, since joining cards without end would take for ever. */
  private static final int MOST_TEXT = 1 << 16;

  /** No card may hold them; where one does, as zeros at the end of a text, they count as blanks. */
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}|[\\x80-\\x9f]");

  private static final String END = "END";
  private static final String CONTINUE = "CONTINUE";

  /** Takes a card apart. */
  static Card parse(byte[] bytes, int at) {
    String text = CONTROLS.matcher(new String(bytes, at, LENGTH, ISO_8859_1)).replaceAll(" ");
    String name = text.substring(0, NAME_LENGTH).stripTrailing();
    String rest = text.substring(NAME_LENGTH);
    if (!rest.startsWith("= ") && !name.equals(CONTINUE)) {
      return new Card(name, "", false, rest.strip());
    }
    String field = (name.equals(CONTINUE) ? rest : rest.substring(2)).strip();
    return field.startsWith("'") ? text(name, field) : plain(name, field);
  }

  private static Card plain(String name, String field) {
    int slash = field.indexOf('/');
    if (slash < 0) {
      return new Card(name, field, false, "");
    }
    return new Card(
        name, field.substring(0, slash).strip(), false, field.substring(slash + 1).strip());
  }

  private static Card text(String name, String field) {
    StringBuilder value = new StringBuilder();
    int at = 1;
    while (at < field.length()) {
      char c = field.charAt(at++);
      if (c != '\'') {
        value.append(c);
      } else if (at < field.length() && field.charAt(at) == '\'') {
        value.append(field.charAt(at++));
      } else {
        break;
      }
    }
    String behind = field.substring(at).strip();
    String comment = behind.startsWith("/") ? behind.substring(1).strip() : "";
    return new Card(name, value.toString().stripTrailing(), true, comment);
  }

  boolean isEnd() {
    return name.equals(END);
  }

  /** Tells whether this card takes up where another one, whose text ends in {@code &}, left off. */
  boolean continues(Card before) {
    return name.equals(CONTINUE)
        && isText
        && before.isText
        && before.value.endsWith("&")
        && before.value.length() + before.comment.length() < MOST_TEXT;
  }

  /** Gives the card before and this one as one. */
  Card joinedTo(Card before) {
    String start = before.value.substring(0, before.value.length() - 1);
    String comments = (before.comment + " " + comment).strip();
    return new Card(before.name, start + value, true, comments);
  }
}
