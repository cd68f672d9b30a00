package io.github.stacker.core.combine.lane;

/**
 * Divides sums of samples by the number of frames and rounds half up, by a multiplication.
 *
 * <p>With a sum s, n frames and samples below w = 2<sup>bits</sup>, floor(s/n + 1/2) is floor(x/n)
 * of x = s + floor(n/2), and x &lt; n&middot;w. The factor m is 2<sup>k</sup>/n rounded up, so
 * x&middot;m/2<sup>k</sup> is above x/n by less than x/2<sup>k</sup>, which is at most 1/n, too
 * little to reach the next integer, if n&sup2;&middot;w &le; 2<sup>k</sup>. The product fits 63
 * bits with k = 62 - bits. Source: Granlund and Montgomery (1994), Division by invariant integers
 * using multiplication.
 *
 * <p>The quotient s/n rounded to double precision, plus 0.5 and truncated, is the same: unless s/n
 * + 1/2 is an integer, which is exact there, it is at least 1/(2n) below the next one, and rounding
 * changes numbers below 2<sup>16</sup> by 2<sup>-37</sup> at most.
 *
 * @param half half the number of frames, rounded down
 * @param factor what is multiplied by
 * @param shift the bits that are cut off the product
 */
record LaneMean(long half, long factor, int shift) {
  /** Gives the largest number of frames. */
  static int mostFrames(int bits) {
    return 1 << (31 - bits);
  }

  /**
   * Prepares for some frames.
   *
   * @param frames from 1 to {@link #mostFrames}
   * @param bits bits of a sample, 8 or 16
   */
  static LaneMean of(int frames, int bits) {
    int shift = 62 - bits;
    return new LaneMean(frames / 2, ((1L << shift) + frames - 1) / frames, shift);
  }

  /**
   * Puts the means of one lane of sums into one lane of samples.
   *
   * @param from bits below the lane of sums
   * @param mask what that lane can hold
   * @param to bits below the lane of samples, which holds 0
   */
  void put(long[] sums, int words, int from, long mask, long[] into, int to) {
    put(sums, words, from, mask, into, to, half, factor, shift);
  }

  private static void put(
      long[] sums,
      int words,
      int from,
      long mask,
      long[] into,
      int to,
      long half,
      long factor,
      int shift) {
    for (int i = 0; i < words; i++) {
      into[i] |= ((((sums[i] >>> from) & mask) + half) * factor >>> shift) << to;
    }
  }
}
