package io.github.stacker.core.statistics;

import java.util.Arrays;

/** The noise of the rows of one band, and its median. */
final class RowNoise {
  private static final int MOST_ROWS = 65536;

  /** The most memory that one takes. */
  static final long MOST_BYTES = 3L * MOST_ROWS * Double.BYTES;

  /** Clipping: no more rounds than this, as in CFITSIO. */
  static final int ROUNDS = 3;

  /** Clipping: differences this many deviations from their mean are left out, as in CFITSIO. */
  static final double CLIP_SIGMA = 5;

  private final int step;
  private double[] noises;
  private int count;

  RowNoise(int height) {
    step = (height - 1) / MOST_ROWS + 1;
    noises = new double[Math.min(height, 64)];
  }

  /** Tells whether a row is one of those whose noise is wanted. */
  boolean wants(int y) {
    return y % step == 0;
  }

  /** Takes the noise of one row; NaN if it has none. */
  void add(double noise) {
    if (Double.isNaN(noise)) {
      return;
    }
    if (count == noises.length) {
      noises = Arrays.copyOf(noises, 2 * count);
    }
    noises[count++] = noise;
  }

  /** Gives the median of the rows; 0 if there is none. */
  double median() {
    if (count == 0) {
      return 0;
    }
    double[] sorted = Arrays.copyOf(noises, count);
    Arrays.sort(sorted);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }
}
