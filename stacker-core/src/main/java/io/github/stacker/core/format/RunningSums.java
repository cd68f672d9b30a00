package io.github.stacker.core.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Adds to each number of a row the one some bytes before it, from left to right: undoes the
 * differences that TIFF's horizontal predictor and PNG's filter Sub make. Sums wrap around.
 *
 * <p>Eight bytes are done at once, as lanes of a {@code long} that do not carry into each other:
 * first each lane sums what lies in its word, by doubling steps, then it gets the last sum before
 * the word.
 */
public final class RunningSums {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long HIGH_BITS_OF_BYTES = 0x8080808080808080L;
  private static final long HIGH_BITS_OF_SHORTS = 0x8000800080008000L;

  private RunningSums() {}

  /**
   * Sums bytes.
   *
   * @param row changed from index {@code from} on
   * @param from the first byte, to which nothing is added
   * @param length how many bytes
   * @param step how many bytes before the other one is, at least 1
   */
  public static void ofBytes(byte[] row, int from, int length, int step) {
    int done = step <= Long.BYTES ? words(row, from, length, step, HIGH_BITS_OF_BYTES) : step;
    for (int i = from + Math.max(done, step); i < from + length; i++) {
      row[i] += row[i - step];
    }
  }

  /**
   * Sums little-endian integers of two bytes.
   *
   * @param row changed from index {@code from} on
   * @param from the first byte of the first number, to which nothing is added
   * @param length how many bytes, even
   * @param step how many bytes before the other one is, even, at least 2
   */
  public static void ofShorts(byte[] row, int from, int length, int step) {
    int done = step <= Long.BYTES ? words(row, from, length, step, HIGH_BITS_OF_SHORTS) : step;
    for (int i = from + Math.max(done, step); i < from + length; i += 2) {
      int sum = value(row, i) + value(row, i - step);
      row[i] = (byte) sum;
      row[i + 1] = (byte) (sum >> 8);
    }
  }

  private static int value(byte[] row, int i) {
    return row[i] & 0xff | row[i + 1] << 8;
  }

  /** Sums whole words; gives how many bytes these are. */
  private static int words(byte[] row, int from, int length, int step, long highBits) {
    int lag = step * Byte.SIZE;
    int twice = 2 * lag;
    int fourTimes = 4 * lag;
    long mask = lag < Long.SIZE ? -1 : 0;
    long twiceMask = twice < Long.SIZE ? -1 : 0;
    long fourTimesMask = fourTimes < Long.SIZE ? -1 : 0;
    long everyLag = 0;
    for (int bit = 0; bit < Long.SIZE; bit += lag) {
      everyLag |= 1L << bit;
    }
    int end = length / Long.BYTES * Long.BYTES;
    long before = 0;
    for (int i = 0; i < end; i += Long.BYTES) {
      long sums = (long) LONGS.get(row, from + i);
      sums = add(sums, sums << lag & mask, highBits);
      sums = add(sums, sums << twice & twiceMask, highBits);
      sums = add(sums, sums << fourTimes & fourTimesMask, highBits);
      before = add(sums, (before >>> -lag) * everyLag, highBits);
      LONGS.set(row, from + i, before);
    }
    return end;
  }

  /** Adds lanes: all bits but the highest as they are, these without carry. */
  private static long add(long a, long b, long highBits) {
    return (a & ~highBits) + (b & ~highBits) ^ (a ^ b) & highBits;
  }
}
