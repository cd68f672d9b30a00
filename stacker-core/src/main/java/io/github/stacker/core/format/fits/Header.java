package io.github.stacker.core.format.fits;

import io.github.stacker.core.format.FileBytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The header of one HDU (header and data unit).
 *
 * @param cards all cards but {@code END}, long texts joined
 * @param first the first card of each name
 * @param dataOffset where the data begin
 */
record Header(List<Card> cards, Map<String, Card> first, long dataOffset) {
  /** Header and data fill whole blocks of so many bytes. */
  static final int BLOCK_BYTES = 2880;

  /** No header of use is longer; a file without {@code END} is not read for ever. */
  private static final int MOST_BYTES = 4 << 20;

  private static final int MOST_SHOWN = 100;

  /**
   * Reads a header.
   *
   * @param mostBytes the most bytes of it
   * @throws IOException if it is none, or has no end
   */
  static Header read(FileBytes file, long position, int mostBytes) throws IOException {
    long end = Math.min(file.size(), position + Math.min(mostBytes, MOST_BYTES));
    List<Card> cards = new ArrayList<>();
    byte[] block = new byte[BLOCK_BYTES];
    for (long at = position; at + BLOCK_BYTES <= end; at += BLOCK_BYTES) {
      file.read(at, BLOCK_BYTES).get(block);
      if (addCards(block, cards)) {
        return of(cards, at + BLOCK_BYTES);
      }
    }
    throw new IOException(
        "the header at byte %d has no END card within %d bytes"
            .formatted(position, end - position));
  }

  /** Adds the cards of a block and tells whether END was among them. */
  private static boolean addCards(byte[] block, List<Card> cards) throws IOException {
    for (int at = 0; at < BLOCK_BYTES; at += Card.LENGTH) {
      requireName(block, at, cards.size());
      Card card = Card.parse(block, at);
      if (card.isEnd()) {
        return true;
      }
      int last = cards.size() - 1;
      if (last >= 0 && card.continues(cards.get(last))) {
        cards.set(last, card.joinedTo(cards.get(last)));
      } else {
        cards.add(card);
      }
    }
    return false;
  }

  private static void requireName(byte[] block, int at, int number) throws IOException {
    for (int i = at; i < at + 8; i++) {
      if (block[i] < ' ' || block[i] > '~') {
        throw new IOException(
            "card %d of the header has the byte %d in its keyword: the header is damaged"
                .formatted(number + 1, block[i] & 0xff));
      }
    }
  }

  private static Header of(List<Card> cards, long dataOffset) {
    Map<String, Card> first = new HashMap<>();
    for (Card card : cards) {
      first.putIfAbsent(card.name(), card);
    }
    return new Header(List.copyOf(cards), first, dataOffset);
  }

  /** Shows what a header says, in a message: its beginning, if it is long. */
  static String shown(String text) {
    return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "...";
  }

  /** Gives a string, or the text of any other value. */
  Optional<String> text(String name) {
    return Optional.ofNullable(first.get(name)).map(Card::value).filter(text -> !text.isEmpty());
  }

  /** Tells whether a keyword is {@code T}. */
  boolean isTrue(String name) {
    return text(name).filter("T"::equals).isPresent();
  }

  /**
   * Gives an integer.
   *
   * @throws IOException if there is something else
   */
  Optional<Long> integer(String name) throws IOException {
    OptionalDouble number = number(name);
    if (number.isEmpty()) {
      return Optional.empty();
    }
    double value = number.getAsDouble();
    if (value != Math.rint(value)) {
      throw new IOException("the keyword %s is %s, not a whole number".formatted(name, value));
    }
    try {
      return Optional.of(Long.parseLong(text(name).orElseThrow()));
    } catch (NumberFormatException e) {
      return Optional.of((long) value);
    }
  }

  /**
   * Gives an integer in a range.
   *
   * @throws IOException if it is missing, or something else
   */
  long integer(String name, long least, long most) throws IOException {
    long value =
        integer(name).orElseThrow(() -> new IOException("the header lacks the keyword " + name));
    if (value < least || value > most) {
      throw new IOException(
          "the keyword %s is %d, not %d to %d".formatted(name, value, least, most));
    }
    return value;
  }

  /**
   * Gives a number.
   *
   * @throws IOException if there is something else
   */
  OptionalDouble number(String name) throws IOException {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    try {
      double value = Double.parseDouble(text.get().replace('D', 'E').replace('d', 'e'));
      if (Double.isFinite(value)) {
        return OptionalDouble.of(value);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IOException(
        "the keyword %s is \"%s\", not a number".formatted(name, shown(text.get())));
  }
}
