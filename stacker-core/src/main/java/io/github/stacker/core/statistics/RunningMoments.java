package io.github.stacker.core.statistics;

/**
 * Extremes, mean and deviation of samples that come row by row.
 *
 * <p>Each row has its own mean and its squared distances from that; rows are joined without the
 * cancellation of plain sums of squares. Source: T. F. Chan, G. H. Golub and R. J. LeVeque (1983),
 * The American Statistician 37, 242.
 */
final class RunningMoments {
  private long count;
  private double mean;
  private double squares;
  private double minimum = Double.POSITIVE_INFINITY;
  private double maximum = Double.NEGATIVE_INFINITY;

  /** Adds a row of finite samples. */
  void add(double[] row, int length) {
    if (length == 0) {
      return;
    }
    double rowMean = FourSums.of(row, length) / length;
    join(length, rowMean, FourSums.ofSquares(row, length, rowMean));
    minimum = minimum(row, length, minimum);
    maximum = maximum(row, length, maximum);
  }

  /** Compares plainly: what {@link Math#min} does for NaN and zeros costs more than all else. */
  private static double minimum(double[] row, int length, double before) {
    double least = before;
    for (int i = 0; i < length; i++) {
      least = row[i] < least ? row[i] : least;
    }
    return least;
  }

  private static double maximum(double[] row, int length, double before) {
    double most = before;
    for (int i = 0; i < length; i++) {
      most = row[i] > most ? row[i] : most;
    }
    return most;
  }

  private void join(int length, double rowMean, double rowSquares) {
    double together = (double) count + length;
    double step = rowMean - mean;
    mean += step * (length / together);
    squares += rowSquares + step * step * (count * (length / together));
    count += length;
  }

  long count() {
    return count;
  }

  double mean() {
    return mean;
  }

  double deviation() {
    return Math.sqrt(squares / count);
  }

  double minimum() {
    return minimum;
  }

  double maximum() {
    return maximum;
  }
}
