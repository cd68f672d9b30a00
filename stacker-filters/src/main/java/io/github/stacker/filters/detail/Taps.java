package io.github.stacker.filters.detail;

/**
 * What samples along a line are multiplied by before they are added: the same to both sides of the
 * middle, and all together 1.
 */
final class Taps {
  /** So many standard deviations to either side are not 0. */
  private static final double TRUNCATE = 4;

  private final float[] half;

  private Taps(float[] half) {
    this.half = half;
  }

  /**
   * Gives those of a Gaussian: {@code exp(-x^2 / (2 sigma^2))} up to 4 sigma, divided by their sum,
   * as {@code scipy.ndimage.gaussian_filter} has them.
   *
   * @param sigma standard deviation in pixels, above 0
   * @return {@code 2 * int(4 sigma + 0.5) + 1} taps
   */
  static Taps gaussian(double sigma) {
    return gaussian(sigma, gaussianRadius(sigma));
  }

  /**
   * Gives those of a Gaussian that ends elsewhere.
   *
   * @param sigma standard deviation in pixels, above 0
   * @param radius distance of the outermost taps from the middle
   */
  static Taps gaussian(double sigma, int radius) {
    double[] weights = new double[radius + 1];
    double sum = 0;
    for (int x = radius; x >= 0; x--) {
      weights[x] = StrictMath.exp(-0.5 / (sigma * sigma) * ((double) x * x));
      sum += x == 0 ? weights[x] : 2 * weights[x];
    }
    float[] half = new float[radius + 1];
    for (int x = 0; x <= radius; x++) {
      half[x] = (float) (weights[x] / sum);
    }
    return new Taps(half);
  }

  /** Gives the distance of the outermost taps of a Gaussian. */
  static int gaussianRadius(double sigma) {
    return (int) (TRUNCATE * sigma + 0.5);
  }

  /** Gives the distance of the outermost taps from the middle. */
  int radius() {
    return half.length - 1;
  }

  /**
   * Gives a tap.
   *
   * @param distance from the middle, 0 to {@link #radius}
   */
  float at(int distance) {
    return half[distance];
  }
}
