package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;

/**
 * The standard deviation by Huber's winsorising: samples further than 1.5 sigma from the median are
 * moved to that distance, sigma becomes 1.134 times the sample standard deviation of what results,
 * and so on until it changes by no more than 0.0005 of itself. The factor makes up for what
 * winsorising takes away from normally distributed samples.
 */
final class WinsorizedSigma {
  private static final double REACH = 1.5;
  private static final double CORRECTION = 1.134;
  private static final double TOLERANCE = 0.0005;

  private final StackSpread spread;

  WinsorizedSigma(StackInfo stack) {
    spread = new StackSpread(stack, SigmaKind.SAMPLE);
  }

  /**
   * Gives the deviation of {@code sorted[from .. to)}, at least one sample.
   *
   * @param sorted samples in ascending order; only to be read
   * @param median the median of these samples
   */
  double of(double[] sorted, int from, int to, double median) {
    spread.measure(sorted, from, to);
    double sigma = spread.deviation();
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    while (sigma > 0) {
      low = Math.max(low, median - REACH * sigma);
      high = Math.min(high, median + REACH * sigma);
      double before = sigma;
      sigma = CORRECTION * deviationWithin(low, high, sorted, from, to);
      if (!(Math.abs(sigma - before) > TOLERANCE * before)) {
        return sigma;
      }
      if (sigma < before && nothingBetween(low, high, median, sorted, from, to)) {
        return 0; // every round from here on shrinks sigma by the same factor
      }
    }
    return sigma;
  }

  /** Gives the sample standard deviation of samples moved to the nearer of two limits. */
  private static double deviationWithin(
      double low, double high, double[] sorted, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.min(high, Math.max(low, sorted[i]));
    }
    double mean = sum / (to - from);
    double squares = 0;
    for (int i = from; i < to; i++) {
      double distance = Math.min(high, Math.max(low, sorted[i])) - mean;
      squares += distance * distance;
    }
    return Math.sqrt(squares / (to - from - 1));
  }

  /** Tells whether all samples within the limits equal the median. */
  private static boolean nothingBetween(
      double low, double high, double median, double[] sorted, int from, int to) {
    for (int i = from; i < to; i++) {
      if (sorted[i] > low && sorted[i] < high && sorted[i] != median) {
        return false;
      }
    }
    return true;
  }
}
