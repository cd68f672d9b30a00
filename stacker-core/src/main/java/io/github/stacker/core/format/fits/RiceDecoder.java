package io.github.stacker.core.format.fits;

import java.io.IOException;

/**
 * Decompresses integers that were compressed by the algorithm of Rice, as the FITS standard 4.0
 * describes it in its section 10.4.1: the first number as it is, then the differences of
 * neighbours, in blocks that share a number of bits; each difference is that many bits behind as
 * many zeros, and a one, as the rest is large.
 *
 * <p>Whatever the data hold, each bit is read once, and those of sound data are used up: what ends
 * early or goes on is damaged.
 */
final class RiceDecoder {
  private final byte[] compressed;
  private final int numberBits;

  /** Bits that tell how a block is stored. */
  private final int codeBits;

  /** The code of a block whose differences are stored as they are; it is told plus 1. */
  private final int plainCode;

  private int at;

  /** The bits read but not yet taken are the last ones. */
  private long window;

  private int windowBits;

  /**
   * Begins.
   *
   * @param compressed all of the data
   * @param bytesPerNumber 1, 2 or 4
   */
  RiceDecoder(byte[] compressed, int bytesPerNumber) {
    this.compressed = compressed;
    numberBits = 8 * bytesPerNumber;
    codeBits = 3 + Integer.numberOfTrailingZeros(bytesPerNumber);
    plainCode = new int[] {6, 14, 25}[codeBits - 3];
  }

  /**
   * Decodes everything.
   *
   * @param count how many numbers there have to be, at least 1
   * @param blockSize how many differences share a code
   * @return the numbers; those of 8 and 16 bits signed
   * @throws IOException if the data hold fewer or more
   */
  int[] decode(int count, int blockSize) throws IOException {
    int[] numbers = new int[count];
    int last = (int) bits(numberBits);
    for (int start = 0; start < count; start += blockSize) {
      int end = Math.min(count, start + blockSize);
      int code = (int) bits(codeBits) - 1;
      if (code > plainCode) {
        throw new IOException("it tells of a block of the unknown kind " + code);
      }
      for (int i = start; i < end; i++) {
        last += code < 0 ? 0 : signed(code == plainCode ? bits(numberBits) : difference(code));
        numbers[i] = narrowed(last);
      }
    }
    int unread = compressed.length - at + windowBits / 8;
    if (unread > 0) {
      throw new IOException(
          "all numbers are there before the last %d of its %d bytes"
              .formatted(unread, compressed.length));
    }
    return numbers;
  }

  private long difference(int code) throws IOException {
    long high = 0;
    int zeros = zerosAtHand();
    while (zeros == windowBits) {
      high += zeros;
      windowBits = 0;
      require(1);
      zeros = zerosAtHand();
    }
    windowBits -= zeros + 1;
    return high + zeros << code | bits(code);
  }

  /** Counts the zeros before the next one, or all bits of the window if they are zeros. */
  private int zerosAtHand() {
    long left = window << Long.SIZE - windowBits;
    return windowBits == 0 ? 0 : Math.min(windowBits, Long.numberOfLeadingZeros(left));
  }

  /** Differences of both signs are told by turns: 0, -1, 1, -2, 2, ... */
  private static int signed(long told) {
    return (int) ((told & 1) == 0 ? told >> 1 : ~(told >> 1));
  }

  private int narrowed(int number) {
    return switch (numberBits) {
      case 8 -> (byte) number;
      case 16 -> (short) number;
      default -> number;
    };
  }

  /** Takes up to 32 bits. */
  private long bits(int count) throws IOException {
    require(count);
    windowBits -= count;
    return window >>> windowBits & (1L << count) - 1;
  }

  private void require(int count) throws IOException {
    if (windowBits >= count) {
      return;
    }
    while (windowBits <= Long.SIZE - 8 && at < compressed.length) {
      window = window << 8 | compressed[at++] & 0xff;
      windowBits += 8;
    }
    if (windowBits < count) {
      throw new IOException("it ends before all numbers are there");
    }
  }
}
