package io.github.stacker.core.combine.lane;

/** What all lanes of a run have in common. */
final class Lanes {
  private Lanes() {}

  /**
   * Gives a word whose lanes all hold the same.
   *
   * @param lane what each holds
   * @param bits bits of a lane, a divisor of 64
   */
  static long repeat(long lane, int bits) {
    long word = 0;
    for (int shift = 0; shift < Long.SIZE; shift += bits) {
      word |= lane << shift;
    }
    return word;
  }

  /** Gives the largest number of some bits, at most 62. */
  static long mask(int bits) {
    return (1L << bits) - 1;
  }

  /**
   * Takes the numbers out of one lane of every word.
   *
   * @param shift bits below the lane
   * @param mask what the lane can hold, within 31 bits
   * @param into gets them, the first at {@code at}
   * @param step places from number to number
   */
  static void spread(
      long[] from, int words, int shift, long mask, double[] into, int at, int step) {
    for (int i = 0; i < words; i++) {
      into[at + i * step] = (int) ((from[i] >>> shift) & mask);
    }
  }
}
