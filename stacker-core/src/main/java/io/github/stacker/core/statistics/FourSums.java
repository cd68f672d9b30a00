package io.github.stacker.core.statistics;

/**
 * Sums of rows, in four parts that a processor can add at once. The order of additions depends on
 * the row alone.
 */
final class FourSums {
  private FourSums() {}

  static double of(double[] row, int length) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < length - 3; i += 4) {
      first += row[i];
      second += row[i + 1];
      third += row[i + 2];
      fourth += row[i + 3];
    }
    for (; i < length; i++) {
      first += row[i];
    }
    return (first + second) + (third + fourth);
  }

  /** Sums the squared distances from a centre. */
  static double ofSquares(double[] row, int length, double centre) {
    double first = 0;
    double second = 0;
    double third = 0;
    double fourth = 0;
    int i = 0;
    for (; i < length - 3; i += 4) {
      first += square(row[i] - centre);
      second += square(row[i + 1] - centre);
      third += square(row[i + 2] - centre);
      fourth += square(row[i + 3] - centre);
    }
    for (; i < length; i++) {
      first += square(row[i] - centre);
    }
    return (first + second) + (third + fourth);
  }

  private static double square(double distance) {
    return distance * distance;
  }
}
