package io.github.stacker.core.format.tiff;

import java.util.Arrays;

/**
 * Compresses with LZW as TIFF has it. A hash table finds the code of a string and a byte behind it.
 */
final class LzwEncoder implements Encoder {
  static final long WORKING_BYTES = 128 << 10;

  private static final int SLOTS = 1 << 14;

  /** The table is cleared when the next string would be this one. */
  private static final int FULL = LzwDecoder.TABLE_SIZE - 1;

  /** Code of a string and the byte behind it, as prefix * 256 + byte; -1 in free slots. */
  private final int[] keys = new int[SLOTS];

  private final short[] codes = new short[SLOTS];
  private byte[] packed = {};
  private int packedCount;
  private long bits;
  private int bitCount;
  private int width;
  private int free;

  /** Of 12 bits for each byte, and a code to clear the table every few thousand strings. */
  @Override
  public int mostBytes(int length) {
    return Math.toIntExact(length + length / 2L + length / 512 + 64);
  }

  @Override
  public int encode(byte[] bytes, int length, byte[] into) {
    packed = into;
    packedCount = 0;
    bits = 0;
    bitCount = 0;
    width = LzwDecoder.LEAST_WIDTH;
    putCode(LzwDecoder.CLEAR);
    clear();
    int string = bytes[0] & 0xff;
    for (int i = 1; i < length; i++) {
      int key = string << 8 | bytes[i] & 0xff;
      int slot = slotOf(key);
      if (keys[slot] == key) {
        string = codes[slot];
        continue;
      }
      putCode(string);
      keys[slot] = key;
      codes[slot] = (short) free;
      countString();
      string = bytes[i] & 0xff;
    }
    putCode(string);
    countString();
    putCode(LzwDecoder.END);
    finish();
    return packedCount;
  }

  private int slotOf(int key) {
    int slot = key * 0x9e37_79b1 >>> 32 - 14;
    while (keys[slot] != key && keys[slot] >= 0) {
      slot = slot + 1 & SLOTS - 1;
    }
    return slot;
  }

  /** Counts a string that was added, as the decoder will when it reads the code behind it. */
  private void countString() {
    free++;
    if (free == FULL) {
      putCode(LzwDecoder.CLEAR);
      clear();
    } else if (free == 1 << width) {
      width++;
    }
  }

  private void clear() {
    Arrays.fill(keys, -1);
    width = LzwDecoder.LEAST_WIDTH;
    free = LzwDecoder.FIRST_FREE;
  }

  private void putCode(int code) {
    bits = bits << width | code;
    bitCount += width;
    while (bitCount >= 8) {
      bitCount -= 8;
      packed[packedCount++] = (byte) (bits >>> bitCount);
    }
  }

  private void finish() {
    if (bitCount > 0) {
      packed[packedCount++] = (byte) (bits << 8 - bitCount);
    }
  }
}
