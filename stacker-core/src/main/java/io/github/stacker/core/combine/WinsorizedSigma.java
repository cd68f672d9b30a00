package io.github.stacker.core.combine;

/**
 * The standard deviation by Huber's winsorising: samples further than 1.5 sigma from the median are
 * moved to that distance, sigma becomes 1.134 times the sample standard deviation of what results,
 * and so on until it changes by no more than 0.0005 of itself. The factor makes up for what
 * winsorising takes away from normally distributed samples. Belongs to one thread.
 *
 * <p>Distances from the median and their squares are summed once, from the median outwards. What is
 * moved lies at the two ends, so each step takes the sums of the rest from there. As no mean is
 * further than a standard deviation from the median, the variance loses at most a bit by taking the
 * square of a sum from a sum of squares.
 */
final class WinsorizedSigma {
  private static final double REACH = 1.5;
  private static final double CORRECTION = 1.134;
  private static final double TOLERANCE = 0.0005;

  private final double[] sums;
  private final double[] squares;
  private int first;
  private int middle;
  private int end;

  WinsorizedSigma(int frames) {
    sums = new double[frames];
    squares = new double[frames];
  }

  /**
   * Gives the deviation of {@code sorted[from .. to)}, at least one sample.
   *
   * @param sorted samples in ascending order; only to be read
   * @param median the median of these samples
   */
  double of(double[] sorted, int from, int to, double median) {
    if (sorted[from] == sorted[to - 1]) {
      return 0;
    }
    first = from;
    middle = (from + to) / 2;
    end = to;
    sumOutwards(sorted, median);
    int low = from;
    int high = to;
    double sigma = deviation(low, high, 0);
    double reach = Double.POSITIVE_INFINITY;
    while (sigma > 0) {
      reach = Math.min(reach, REACH * sigma);
      while (low < middle && median - sorted[low] > reach) {
        low++;
      }
      while (high > middle && sorted[high - 1] - median > reach) {
        high--;
      }
      double before = sigma;
      sigma = CORRECTION * deviation(low, high, reach);
      if (!(Math.abs(sigma - before) > TOLERANCE * before)) {
        return sigma;
      }
      if (sigma < before && squaresBelow(low) + squaresAbove(high) == 0) {
        return 0; // only the median was left in its place: every step from here on shrinks alike
      }
    }
    return sigma;
  }

  /** Sums from each rank below the middle up to it, and from the middle up to each rank above. */
  private void sumOutwards(double[] sorted, double median) {
    double sum = 0;
    double square = 0;
    for (int i = middle - 1; i >= first; i--) {
      double distance = sorted[i] - median;
      sum += distance;
      square += distance * distance;
      sums[i] = sum;
      squares[i] = square;
    }
    sum = 0;
    square = 0;
    for (int i = middle; i < end; i++) {
      double distance = sorted[i] - median;
      sum += distance;
      square += distance * distance;
      sums[i] = sum;
      squares[i] = square;
    }
  }

  private double squaresBelow(int low) {
    return low < middle ? squares[low] : 0;
  }

  private double squaresAbove(int high) {
    return high > middle ? squares[high - 1] : 0;
  }

  /**
   * Gives the sample standard deviation with the ranks below {@code low}, and from {@code high} on,
   * moved to a distance from the median.
   */
  private double deviation(int low, int high, double distance) {
    int count = end - first;
    int movedLow = low - first;
    int movedHigh = end - high;
    double sum =
        (low < middle ? sums[low] : 0)
            + (high > middle ? sums[high - 1] : 0)
            + (movedHigh - movedLow) * distance;
    double square =
        squaresBelow(low) + squaresAbove(high) + (movedHigh + movedLow) * (distance * distance);
    return Math.sqrt((count * square - sum * sum) / ((double) count * (count - 1)));
  }
}
