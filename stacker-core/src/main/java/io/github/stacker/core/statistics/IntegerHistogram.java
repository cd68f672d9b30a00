package io.github.stacker.core.statistics;

/**
 * Counts integers. Neighbours, which are often equal, are counted in two tables in turn, so that an
 * increment need not wait for the one before.
 */
final class IntegerHistogram implements Histogram {
  /** The most memory that one takes. */
  static final long BYTES = 65536L * (Long.BYTES + 2 * Integer.BYTES);

  private final long[] counts;
  private final int[] even;
  private final int[] odd;
  private final int mostPending;
  private long pending;

  /** Counts samples from 0 to {@code values - 1}. */
  IntegerHistogram(int values) {
    this(values, Integer.MAX_VALUE);
  }

  /** Empties the two tables before they hold more than {@code mostPending} samples together. */
  IntegerHistogram(int values, int mostPending) {
    this.mostPending = mostPending;
    counts = new long[values];
    even = new int[values];
    odd = new int[values];
  }

  void add(int[] samples, int length) {
    if (pending + length > mostPending) {
      settle();
    }
    pending += length;
    add(samples, length, even, odd);
  }

  private static void add(int[] samples, int length, int[] even, int[] odd) {
    int paired = length & ~1;
    for (int i = 0; i < paired; i += 2) {
      even[samples[i]]++;
      odd[samples[i + 1]]++;
    }
    if (paired < length) {
      even[samples[paired]]++;
    }
  }

  private void settle() {
    for (int value = 0; value < counts.length; value++) {
      counts[value] += (long) even[value] + odd[value];
      even[value] = 0;
      odd[value] = 0;
    }
    pending = 0;
  }

  /** Gives the mean, exact but for the last rounding. */
  double mean() {
    long number = 0;
    long sum = 0;
    for (int value = 0; value < counts.length; value++) {
      number += count(value);
      sum += count(value) * value;
    }
    return (double) sum / number;
  }

  @Override
  public int bins() {
    return counts.length;
  }

  @Override
  public double value(int bin) {
    return bin;
  }

  @Override
  public long count(int bin) {
    return counts[bin] + even[bin] + odd[bin];
  }

  @Override
  public int nextUsed(int bin) {
    int next = bin;
    while (next < counts.length && count(next) == 0) {
      next++;
    }
    return next;
  }

  @Override
  public int previousUsed(int bin) {
    int previous = bin;
    while (previous >= 0 && count(previous) == 0) {
      previous--;
    }
    return previous;
  }
}
