package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;

/**
 * Mean and standard deviation of samples in ascending order. Belongs to one thread.
 *
 * <p>Equal samples have themselves for a mean and deviate by 0. Integer samples are summed exactly:
 * with their sum S and the sum of their squares Q, the mean is S / n and the variance (n Q -
 * S<sup>2</sup>) / (n d), rounded where the divisions are. Others, normalised integers among them,
 * are summed in ascending order and double precision: the variance is the sum of the squared
 * distances from the mean, over d. The divisor d is n - 1 or n, as {@link SigmaKind} says.
 */
final class StackSpread {
  /** The most samples of 16 bits for which n Q fits 63 bits. */
  private static final int MOST_EXACT = 46_340;

  private final boolean integer;
  private final int lost;
  private double mean;
  private double deviation;

  StackSpread(StackInfo stack, SigmaKind kind) {
    integer = stack.sampleType().isInteger();
    lost = kind == SigmaKind.SAMPLE ? 1 : 0;
  }

  /** Measures {@code sorted[from .. to)}, at least one sample. */
  void measure(double[] sorted, int from, int to) {
    if (sorted[from] == sorted[to - 1]) {
      mean = sorted[from];
      deviation = 0;
      return;
    }
    if (!integer || to - from > MOST_EXACT || !measuredExactly(sorted, from, to)) {
      measureInDouble(sorted, from, to);
    }
  }

  private boolean measuredExactly(double[] sorted, int from, int to) {
    boolean exact = true;
    long sum = 0;
    long squares = 0;
    for (int i = from; i < to; i++) {
      long sample = (char) sorted[i];
      exact &= sample == sorted[i];
      sum += sample;
      squares += sample * sample;
    }
    long count = to - from;
    mean = (double) sum / count;
    deviation = Math.sqrt((count * squares - sum * sum) / ((double) count * (count - lost)));
    return exact;
  }

  private void measureInDouble(double[] sorted, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += sorted[i];
    }
    mean = sum / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) {
      double distance = sorted[i] - mean;
      squares += distance * distance;
    }
    deviation = Math.sqrt(squares / (to - from - lost));
  }

  /** Gives the mean of what was measured last. */
  double mean() {
    return mean;
  }

  /** Gives the standard deviation of what was measured last. */
  double deviation() {
    return deviation;
  }
}
