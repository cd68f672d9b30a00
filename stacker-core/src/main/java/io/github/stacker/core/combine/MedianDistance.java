package io.github.stacker.core.combine;

/** The median absolute deviation of samples in ascending order. */
final class MedianDistance {
  private MedianDistance() {}

  /**
   * Gives the median of the distances from the median: the middle one, or the mean of the two in
   * the middle.
   *
   * @param sorted samples in ascending order; {@code sorted[from .. to)} are used, at least one
   * @param median their median
   */
  static double of(double[] sorted, int from, int to, double median) {
    int count = to - from;
    int right = from + count / 2;
    int left = right - 1;
    double before = 0;
    double distance = 0;
    for (int rank = 0; rank <= count / 2; rank++) {
      before = distance;
      boolean fromLeft =
          left >= from && (right >= to || median - sorted[left] < sorted[right] - median);
      distance = fromLeft ? median - sorted[left--] : sorted[right++] - median;
    }
    return count % 2 == 1 ? distance : (before + distance) / 2;
  }
}
