package io.github.stacker.core.format.tiff;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Access to samples in rows of bytes, which are little-endian once they are in memory. */
final class Rows {
  static final VarHandle SHORT = view(short[].class);
  static final VarHandle INT = view(int[].class);
  static final VarHandle LONG = view(long[].class);
  static final VarHandle FLOAT = view(float[].class);
  static final VarHandle DOUBLE = view(double[].class);

  private static final byte[] REVERSED = new byte[256];

  static {
    for (int i = 0; i < REVERSED.length; i++) {
      REVERSED[i] = (byte) (Integer.reverse(i) >>> 24);
    }
  }

  private Rows() {}

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.LITTLE_ENDIAN);
  }

  /** Changes the byte order of words of {@code wordBytes} bytes in {@code length} bytes. */
  static void swapBytes(byte[] row, int from, int length, int wordBytes) {
    int end = from + length - length % wordBytes;
    switch (wordBytes) {
      case 1 -> {}
      case 2 -> {
        for (int i = from; i < end; i += 2) {
          SHORT.set(row, i, Short.reverseBytes((short) SHORT.get(row, i)));
        }
      }
      case 4 -> {
        for (int i = from; i < end; i += 4) {
          INT.set(row, i, Integer.reverseBytes((int) INT.get(row, i)));
        }
      }
      case 8 -> {
        for (int i = from; i < end; i += 8) {
          LONG.set(row, i, Long.reverseBytes((long) LONG.get(row, i)));
        }
      }
      default -> swapEnds(row, from, end, wordBytes);
    }
  }

  private static void swapEnds(byte[] row, int from, int end, int wordBytes) {
    for (int word = from; word < end; word += wordBytes) {
      for (int i = word, j = word + wordBytes - 1; i < j; i++, j--) {
        byte first = row[i];
        row[i] = row[j];
        row[j] = first;
      }
    }
  }

  /** Exchanges the first and the last bit of each byte, the second and the last but one, ... */
  static void reverseBits(byte[] row, int from, int length) {
    for (int i = from; i < from + length; i++) {
      row[i] = REVERSED[row[i] & 0xff];
    }
  }

  /**
   * Takes an integer of a few bits out of a row in which the first sample has the highest bits.
   *
   * @param start index of the row's first byte
   * @param bits bits of each sample, at most 16
   * @param index number of the sample in the row
   */
  static int packedBits(byte[] row, int start, int bits, int index) {
    long firstBit = (long) index * bits;
    int at = start + (int) (firstBit >>> 3);
    int end = (int) (firstBit & 7) + bits;
    int window = 0;
    int seen = 0;
    while (seen < end) {
      window = window << 8 | row[at++] & 0xff;
      seen += 8;
    }
    return window >>> (seen - end) & (1 << bits) - 1;
  }
}
