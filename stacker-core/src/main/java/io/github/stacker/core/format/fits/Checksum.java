package io.github.stacker.core.format.fits;

import java.nio.ByteBuffer;

/**
 * The checksum of FITS: 32-bit words added in ones' complement. Addition knows no order, so parts
 * may be added as they come.
 *
 * <p>Source: R. Seaman, W. Pence, A. Rots, FITS Checksum Proposal (2012), and appendix J of the
 * standard.
 */
final class Checksum {
  /** What the keyword holds while the sum is taken. */
  static final String NONE = "0000000000000000";

  private static final int DIGITS = 16;
  private static final String EXCLUDED = ":;<=>?@[\\]^_`";

  private long sum;

  /**
   * Adds bytes.
   *
   * @param bytes big-endian, from its position to its limit; the position is not moved
   * @param offset of the first one from the beginning of the data
   */
  void add(ByteBuffer bytes, long offset) {
    int at = bytes.position();
    int end = bytes.limit();
    int phase = (int) (offset % 4);
    while (phase % 4 != 0 && at < end) {
      sum += (bytes.get(at++) & 0xffL) << 8 * (3 - phase++);
    }
    long words = 0;
    for (; at + 4 <= end; at += 4) {
      words += bytes.getInt(at) & 0xffff_ffffL;
    }
    sum += words;
    for (int shift = 24; at < end; shift -= 8) {
      sum += (bytes.get(at++) & 0xffL) << shift;
    }
    sum = folded();
  }

  private long folded() {
    long folded = sum;
    while (folded >>> 32 != 0) {
      folded = (folded & 0xffff_ffffL) + (folded >>> 32);
    }
    return folded;
  }

  /** Gives the sum, as an unsigned 32-bit integer. */
  long value() {
    return folded();
  }

  /** Gives 16 characters that, in place of {@link #NONE}, make the whole sum minus zero. */
  String complement() {
    long value = ~folded() & 0xffff_ffffL;
    char[] encoded = new char[DIGITS];
    for (int i = 0; i < 4; i++) {
      int part = (int) (value >>> 24 - 8 * i) & 0xff;
      int[] digits = {part / 4 + '0', part / 4 + '0', part / 4 + '0', part / 4 + '0'};
      digits[0] += part % 4;
      avoidPunctuation(digits);
      for (int k = 0; k < 4; k++) {
        encoded[(4 * k + i + 1) % DIGITS] = (char) digits[k];
      }
    }
    return new String(encoded);
  }

  private static void avoidPunctuation(int[] digits) {
    for (int k = 0; k < 4; k += 2) {
      while (EXCLUDED.indexOf(digits[k]) >= 0 || EXCLUDED.indexOf(digits[k + 1]) >= 0) {
        digits[k]++;
        digits[k + 1]--;
      }
    }
  }
}
