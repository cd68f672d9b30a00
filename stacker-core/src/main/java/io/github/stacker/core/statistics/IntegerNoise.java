package io.github.stacker.core.statistics;

/** The noise of a row of integers: {@code FnNoise1} of CFITSIO, with exact sums. */
final class IntegerNoise {
  private static final int BEYOND_ALL = 1 << 17;

  private final int[] outliers;

  /** Measures rows of up to {@code width} samples. */
  IntegerNoise(int width) {
    outliers = new int[width];
  }

  /**
   * Measures a row.
   *
   * @param samples the samples that are there, from 0 to 65535
   * @param count their number
   * @return 1/&radic;2 of the clipped deviation of their differences; NaN of fewer than two
   */
  double of(int[] samples, int count) {
    if (count < 3) {
      return Double.NaN;
    }
    long squares = squares(samples, count);
    long sum = (long) samples[0] - samples[count - 1];
    Moments kept = new Moments(count - 1, sum, squares);
    int low = -BEYOND_ALL;
    int high = BEYOND_ALL;
    int left = 0;
    for (int round = 0; round < RowNoise.ROUNDS && kept.deviation() > 0; round++) {
      double reach = RowNoise.CLIP_SIGMA * kept.deviation();
      low = Math.max(low, (int) Math.floor(kept.mean() - reach) + 1);
      high = Math.min(high, (int) Math.ceil(kept.mean() + reach) - 1);
      int found = findOutliers(samples, count, low, high);
      if (found == left) {
        break;
      }
      left = found;
      kept = new Moments(count - 1, sum, squares).without(outliers, found);
    }
    return kept.deviation() / Math.sqrt(2);
  }

  private static long squares(int[] samples, int count) {
    long squares = 0;
    for (int i = 1; i < count; i++) {
      int difference = samples[i - 1] - samples[i];
      squares += (long) difference * difference;
    }
    return squares;
  }

  /** Collects the differences below {@code low} or above {@code high}; no branch, as they vary. */
  private int findOutliers(int[] samples, int count, int low, int high) {
    int[] found = outliers;
    int number = 0;
    for (int i = 1; i < count; i++) {
      int difference = samples[i - 1] - samples[i];
      found[number] = difference;
      number += ((difference - low) | (high - difference)) >>> 31;
    }
    return number;
  }

  /** Number, sum and sum of squares of differences. */
  private record Moments(int number, long sum, long squares) {
    Moments without(int[] outliers, int count) {
      long outerSum = 0;
      long outerSquares = 0;
      for (int i = 0; i < count; i++) {
        outerSum += outliers[i];
        outerSquares += (long) outliers[i] * outliers[i];
      }
      return new Moments(number - count, sum - outerSum, squares - outerSquares);
    }

    double mean() {
      return (double) sum / number;
    }

    double deviation() {
      double mean = mean();
      return Math.sqrt(Math.max(0, (double) squares / number - mean * mean));
    }
  }
}
