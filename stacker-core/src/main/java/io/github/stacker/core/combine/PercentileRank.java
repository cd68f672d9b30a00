package io.github.stacker.core.combine;

import io.github.stacker.core.combine.network.RankPair;

/**
 * Where in a sorted stack a percentile lies.
 *
 * @param lower rank of the sample at or below it, from 0
 * @param upper rank of the sample at or above it: {@code lower} or the next
 * @param share how far it is from the one to the other, from 0 to 1
 */
record PercentileRank(int lower, int upper, double share) implements RankPair {
  /**
   * Finds the percentile of {@code count} samples, at rank {@code (count - 1) * (percentile /
   * 100)}, rounded as NumPy rounds it.
   */
  static PercentileRank of(int count, double percentile, Interpolation interpolation) {
    double rank = (count - 1) * (percentile / 100);
    int lower = (int) Math.floor(rank);
    int upper = (int) Math.ceil(rank);
    double share = upper == lower ? 0 : interpolation.shareOfUpper(rank);
    return new PercentileRank(lower, upper, share);
  }

  /**
   * Interpolates between the two samples, from whichever is nearer, as NumPy's {@code _lerp} does:
   * {@code a + (b - a) * t}, and from t = 1/2 on {@code b - (b - a) * (1 - t)}.
   */
  @Override
  public double between(double a, double b) {
    if (share == 0 || a == b) {
      return a;
    }
    return share < 0.5 ? a + (b - a) * share : b - (b - a) * (1 - share);
  }
}
