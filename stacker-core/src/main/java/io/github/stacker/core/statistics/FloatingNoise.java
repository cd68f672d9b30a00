package io.github.stacker.core.statistics;

/** The noise of a row of floating samples: {@code FnNoise1} of CFITSIO, in double precision. */
final class FloatingNoise {
  private final double[] differences;
  private double mean;
  private double deviation;

  /** Measures rows of up to {@code width} samples. */
  FloatingNoise(int width) {
    differences = new double[width];
  }

  /**
   * Measures a row.
   *
   * @param samples the samples that are there
   * @param count their number
   * @return 1/&radic;2 of the clipped deviation of their differences; NaN of fewer than two
   */
  double of(double[] samples, int count) {
    if (count < 3) {
      return Double.NaN;
    }
    int number = count - 1;
    subtract(samples, number);
    measure(number);
    for (int round = 0; round < RowNoise.ROUNDS && deviation > 0; round++) {
      int kept = keepNear(number, RowNoise.CLIP_SIGMA * deviation);
      if (kept == number) {
        break;
      }
      number = kept;
      measure(number);
    }
    return deviation / Math.sqrt(2);
  }

  private void subtract(double[] samples, int number) {
    for (int i = 0; i < number; i++) {
      differences[i] = samples[i] - samples[i + 1];
    }
  }

  /** Leaves out differences that are {@code reach} or more from the mean. */
  private int keepNear(int number, double reach) {
    int kept = 0;
    for (int i = 0; i < number; i++) {
      double difference = differences[i];
      differences[kept] = difference;
      kept += Math.abs(difference - mean) < reach ? 1 : 0;
    }
    return kept;
  }

  private void measure(int number) {
    mean = FourSums.of(differences, number) / number;
    deviation = Math.sqrt(FourSums.ofSquares(differences, number, mean) / number);
  }
}
