package io.github.stacker.core.statistics;

import java.util.HashMap;
import java.util.Map;

/**
 * Counts floating samples rounded to 16 significant bits: the sign, the exponent and 15 bits of the
 * mantissa of a {@code float}. Bins lie in pages that are made when they are first needed.
 *
 * <p>The bits of a {@code float} without its sign are in the order of its size, so their upper part
 * is the bin for samples from 0 on; bins of negative samples lie below, the other way round.
 */
final class FloatHistogram implements Histogram {
  private static final int DROPPED_BITS = 8;
  private static final int ZERO = 1 << (31 - DROPPED_BITS);
  private static final int BINS = 2 * ZERO;
  private static final int LARGEST = Float.floatToIntBits(Float.MAX_VALUE) >>> DROPPED_BITS;
  private static final int PAGE_BITS = 12;
  private static final int PAGE = 1 << PAGE_BITS;

  /** The most memory that one takes: 32 MiB of counts. */
  static final long MOST_BYTES = (long) BINS * Character.BYTES + (BINS >> PAGE_BITS) * 32L;

  private final char[][] pages = new char[BINS >> PAGE_BITS][];

  /** For each bin whose count went beyond 16 bits, how often it did. */
  private final Map<Integer, Integer> carries = new HashMap<>();

  /** Adds samples whose size is at most that of the largest {@code float}. */
  void add(double[] samples, int length) {
    for (int i = 0; i < length; i++) {
      int bin = bin(samples[i]);
      char[] page = page(bin);
      if (++page[bin & PAGE - 1] == 0) {
        carries.merge(bin, 1, Integer::sum);
      }
    }
  }

  /** Gives the page of a bin, in which it has the place of its last bits. */
  char[] page(int bin) {
    char[] page = pages[bin >>> PAGE_BITS];
    return page == null ? newPage(bin) : page;
  }

  private char[] newPage(int bin) {
    char[] page = new char[PAGE];
    pages[bin >>> PAGE_BITS] = page;
    return page;
  }

  /** Rounds to the nearest bin, ties away from zero. */
  static int bin(double sample) {
    int bits = Float.floatToRawIntBits((float) sample);
    int half = 1 << (DROPPED_BITS - 1);
    int size = Math.min(((bits & Integer.MAX_VALUE) + half) >>> DROPPED_BITS, LARGEST);
    return bits < 0 ? ZERO - size : ZERO + size;
  }

  @Override
  public int bins() {
    return BINS;
  }

  @Override
  public double value(int bin) {
    double size = Float.intBitsToFloat(Math.abs(bin - ZERO) << DROPPED_BITS);
    return bin < ZERO ? -size : size;
  }

  @Override
  public long count(int bin) {
    char[] page = pages[bin >>> PAGE_BITS];
    if (page == null) {
      return 0;
    }
    long carried = carries.isEmpty() ? 0 : carries.getOrDefault(bin, 0);
    return (carried << 16) + page[bin & PAGE - 1];
  }

  @Override
  public int nextUsed(int bin) {
    int next = bin;
    while (next < BINS && count(next) == 0) {
      next = pages[next >>> PAGE_BITS] == null ? (next | PAGE - 1) + 1 : next + 1;
    }
    return next;
  }

  @Override
  public int previousUsed(int bin) {
    int previous = bin;
    while (previous >= 0 && count(previous) == 0) {
      previous = pages[previous >>> PAGE_BITS] == null ? (previous & -PAGE) - 1 : previous - 1;
    }
    return previous;
  }
}
