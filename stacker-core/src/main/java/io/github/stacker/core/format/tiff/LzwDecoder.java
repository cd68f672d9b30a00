package io.github.stacker.core.format.tiff;

import java.io.IOException;

/**
 * Decompresses LZW as TIFF has it: codes of 9 to 12 bits, the highest bit first, their width
 * growing one code early. The older kind that libtiff once wrote, the lowest bit first and the
 * width growing in time, is recognised by its first code.
 */
final class LzwDecoder implements Decoder {
  static final int CLEAR = 256;
  static final int END = 257;
  static final int FIRST_FREE = 258;
  static final int TABLE_SIZE = 4096;
  static final int LEAST_WIDTH = 9;
  static final int MOST_WIDTH = 12;

  private static final int HEAD_BYTES = 8;

  /** The first 8 bytes of the string of a code, the first one lowest; zeros behind its end. */
  private final long[] head = new long[TABLE_SIZE];

  /** A string longer than 8 bytes is that of its prefix, and its last byte. */
  private final short[] prefix = new short[TABLE_SIZE];

  private final byte[] last = new byte[TABLE_SIZE];
  private final short[] length = new short[TABLE_SIZE];

  /** The rest of a string that was longer than what was asked for. */
  private final byte[] rest = new byte[TABLE_SIZE + HEAD_BYTES];

  private int restNext;
  private int restEnd;

  private SegmentInput compressed;
  private boolean oldStyle;
  private long bits;
  private int bitCount;
  private int width;
  private int free;
  private int previous;

  LzwDecoder() {
    for (int i = 0; i < CLEAR; i++) {
      head[i] = i;
      length[i] = 1;
    }
  }

  @Override
  public void open(SegmentInput input) throws IOException {
    compressed = input;
    oldStyle = input.beginsAsOldLzw();
    bits = 0;
    bitCount = 0;
    restNext = 0;
    restEnd = 0;
    clear();
  }

  private void clear() {
    width = LEAST_WIDTH;
    free = FIRST_FREE;
    previous = -1;
  }

  @Override
  public void read(byte[] into, int at, int count) throws IOException {
    int end = at + count;
    int next = at + takeRest(into, at, count);
    while (next < end) {
      int code = oldStyle ? nextOldCode() : nextCode();
      if (code == CLEAR) {
        clear();
        continue;
      }
      if (code == END) {
        throw new IOException("the LZW data end before all samples are there");
      }
      addString(code);
      int size = length[code];
      if (Math.max(size, HEAD_BYTES) <= end - next) {
        write(code, size, into, next);
      } else {
        write(code, size, rest, 0);
        restNext = 0;
        restEnd = size;
        size = takeRest(into, next, end - next);
      }
      next += size;
    }
  }

  private int takeRest(byte[] into, int at, int most) {
    int count = Math.min(most, restEnd - restNext);
    System.arraycopy(rest, restNext, into, at, count);
    restNext += count;
    return count;
  }

  /** Adds the string that the code just read stands for the end of: the previous one + 1 byte. */
  private void addString(int code) throws IOException {
    boolean known = code < (previous < 0 ? CLEAR : free);
    if (!known && (previous < 0 || code != free || free == TABLE_SIZE)) {
      throw new IOException("the LZW data are damaged: code " + code + " has no string yet");
    }
    if (previous >= 0 && free < TABLE_SIZE) {
      byte end = (byte) head[known ? code : previous];
      int size = length[previous];
      head[free] = size < HEAD_BYTES ? head[previous] | (end & 0xffL) << 8 * size : head[previous];
      prefix[free] = (short) previous;
      last[free] = end;
      length[free] = (short) (size + 1);
      free++;
      if (free > (1 << width) - (oldStyle ? 1 : 2) && width < MOST_WIDTH) {
        width++;
      }
    }
    previous = code;
  }

  /** Writes a string, and what there is room for: at least 8 bytes. */
  private void write(int code, int size, byte[] into, int at) {
    Rows.LONG.set(into, at, head[code]);
    int string = code;
    for (int i = at + size - 1; i >= at + HEAD_BYTES; i--) {
      into[i] = last[string];
      string = prefix[string];
    }
  }

  private int nextCode() throws IOException {
    if (bitCount < width) {
      long four = compressed.readFourAtHand();
      if (four >= 0) {
        bits = bits << 32 | four;
        bitCount += 32;
      } else {
        while (bitCount < width) {
          bits = bits << 8 | nextByte();
          bitCount += 8;
        }
      }
    }
    bitCount -= width;
    return (int) (bits >>> bitCount) & (1 << width) - 1;
  }

  private int nextOldCode() throws IOException {
    while (bitCount < width) {
      bits |= (long) nextByte() << bitCount;
      bitCount += 8;
    }
    int code = (int) bits & (1 << width) - 1;
    bits >>>= width;
    bitCount -= width;
    return code;
  }

  private int nextByte() throws IOException {
    int next = compressed.read();
    if (next < 0) {
      throw new IOException("the LZW data are cut off");
    }
    return next;
  }

  @Override
  public long workingBytes() {
    return 14 * TABLE_SIZE;
  }
}
