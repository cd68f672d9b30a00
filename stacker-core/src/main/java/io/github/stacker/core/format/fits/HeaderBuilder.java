package io.github.stacker.core.format.fits;

import io.github.stacker.api.Keyword;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Collects the cards of a header. */
final class HeaderBuilder {
  /** Column up to which values of fixed format reach. */
  private static final int VALUE_END = 30;

  /** Characters of a string in one card, its quotation marks not counted. */
  private static final int MOST_TEXT = 68;

  private static final int LEAST_TEXT = 8;

  /** Characters behind the name of a card of commentary. */
  private static final int COMMENTARY = 72;

  private static final Pattern PLAIN =
      Pattern.compile("|T|F|[+-]?(\\d+\\.?\\d*|\\.\\d+)([EeDd][+-]?\\d+)?|\\(.*\\)");

  private final StringBuilder cards = new StringBuilder();

  HeaderBuilder put(String name, long value, String comment) {
    return plain(name, String.valueOf(value), comment);
  }

  HeaderBuilder put(String name, boolean value, String comment) {
    return plain(name, value ? "T" : "F", comment);
  }

  HeaderBuilder put(String name, String text, String comment) {
    return text(name, printable(text), printable(comment));
  }

  /** Adds a keyword that another header had. */
  HeaderBuilder put(Keyword keyword) {
    String value = printable(keyword.value());
    String comment = printable(keyword.comment());
    if (keyword.name().equals("COMMENT") || keyword.name().equals("HISTORY")) {
      return commentary(keyword.name(), comment);
    }
    boolean plain = !keyword.isText() && PLAIN.matcher(value).matches() && value.length() < 70;
    return plain ? plain(keyword.name(), value, comment) : text(keyword.name(), value, comment);
  }

  HeaderBuilder commentary(String name, String text) {
    int at = 0;
    do {
      int end = Math.min(text.length(), at + COMMENTARY);
      add("%-8s%s".formatted(name, text.substring(at, end)));
      at = end;
    } while (at < text.length());
    return this;
  }

  private HeaderBuilder plain(String name, String value, String comment) {
    int width = VALUE_END - 10;
    String padded = " ".repeat(Math.max(0, width - value.length())) + value;
    return add(withComment("%-8s= %s".formatted(name, padded), comment));
  }

  /** Adds a string, over several cards if it must be. */
  private HeaderBuilder text(String name, String text, String comment) {
    String quoted = text.replace("'", "''");
    String start = "%-8s= ".formatted(name);
    while (quoted.length() > MOST_TEXT) {
      int end = MOST_TEXT - 1;
      // A pair of apostrophes stays together.
      long apostrophes = quoted.substring(0, end).chars().filter(c -> c == '\'').count();
      end -= apostrophes % 2 == 1 && quoted.charAt(end) == '\'' ? 1 : 0;
      add(start + "'" + quoted.substring(0, end) + "&'");
      quoted = quoted.substring(end);
      start = "CONTINUE  ";
    }
    String padded = quoted + " ".repeat(Math.max(0, LEAST_TEXT - quoted.length()));
    String card = start + "'" + padded + "'";
    return add(withComment(card + " ".repeat(Math.max(0, VALUE_END - card.length())), comment));
  }

  private static String withComment(String card, String comment) {
    String whole = comment.isEmpty() ? card : card + " / " + comment;
    return whole.length() <= Card.LENGTH ? whole : whole.substring(0, Card.LENGTH);
  }

  private HeaderBuilder add(String card) {
    cards.append(card).append(" ".repeat(Card.LENGTH - card.length()));
    return this;
  }

  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }

  /** Ends the header and gives its blocks. */
  byte[] build() {
    add("END");
    int missing = Header.BLOCK_BYTES - cards.length() % Header.BLOCK_BYTES;
    String filled = cards + " ".repeat(missing % Header.BLOCK_BYTES);
    return filled.getBytes(StandardCharsets.US_ASCII);
  }
}
