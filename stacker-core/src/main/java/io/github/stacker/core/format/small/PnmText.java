package io.github.stacker.core.format.small;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Words and numbers from a file, read from its beginning; comments run from # to the line's end.
 */
final class PnmText {
  private static final int LONGEST_WORD = 40;

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocate(64 << 10).limit(0);
  private long fileOffset;

  PnmText(FileChannel channel, long offset) {
    this.channel = channel;
    this.fileOffset = offset;
  }

  /** Gives the offset of the next byte. */
  long offset() {
    return fileOffset - buffer.remaining();
  }

  /** Gives the next byte. */
  int next() throws IOException {
    if (!buffer.hasRemaining()) {
      buffer.clear();
      int count = channel.read(buffer, fileOffset);
      buffer.flip();
      if (count <= 0) {
        throw new EOFException("the file ends at byte " + fileOffset + ": it was cut");
      }
      fileOffset += count;
    }
    return buffer.get() & 0xff;
  }

  /** Gives the next word and passes the one byte that ends it. */
  String word() throws IOException {
    StringBuilder word = new StringBuilder().append((char) firstOfWord());
    while (true) {
      int c = nextOrSpaceAtEnd();
      if (Character.isWhitespace(c)) {
        return word.toString();
      }
      if (word.length() == LONGEST_WORD) {
        throw new IOException("there is no number or name at \"" + word + "\"");
      }
      word.append((char) c);
    }
  }

  /** Gives the next decimal number. */
  int number(String what, int most) throws IOException {
    String word = word();
    try {
      int number = Integer.parseInt(word);
      if (number >= 0 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw new IOException("the %s is \"%s\", not a number".formatted(what, word), e);
    }
    throw new IOException("the %s is %s, not 0 to %d".formatted(what, word, most));
  }

  /** Gives the next digit of a plain bitmap, where they need no space between them. */
  int bit() throws IOException {
    int c = firstOfWord();
    if (c != '0' && c != '1') {
      throw new IOException("a bitmap has a byte of %d, not a 0 or 1".formatted(c));
    }
    return c - '0';
  }

  private int firstOfWord() throws IOException {
    while (true) {
      int c = next();
      if (c == '#') {
        skipLine();
      } else if (!Character.isWhitespace(c)) {
        return c;
      }
    }
  }

  private void skipLine() throws IOException {
    int c;
    do {
      c = next();
    } while (c != '\n' && c != '\r');
  }

  private int nextOrSpaceAtEnd() throws IOException {
    return !buffer.hasRemaining() && fileOffset >= channel.size() ? ' ' : next();
  }
}
