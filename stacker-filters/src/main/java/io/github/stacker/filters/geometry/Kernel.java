package io.github.stacker.filters.geometry;

/**
 * How much a pixel counts by its distance, as Pillow has it. Distances are in pixels of the result
 * where that is smaller than the image, so that no detail is missed that is finer than its pixels
 * (antialiasing), else in pixels of the image. The numbers of a row of weights are brought to a sum
 * of 1.
 */
public enum Kernel {
  /** The one pixel in the middle. */
  NEAREST(0) {
    @Override
    double weight(double distance) {
      return 1;
    }
  },
  /** All alike within half a pixel: the mean. */
  BOX(0.5) {
    @Override
    double weight(double distance) {
      return distance > -0.5 && distance <= 0.5 ? 1 : 0;
    }
  },
  /** A straight line from 1 to 0: {@code 1 - |d|}. */
  BILINEAR(1) {
    @Override
    double weight(double distance) {
      return Math.max(0, 1 - Math.abs(distance));
    }
  },
  /**
   * The cubic of Keys with a = -0.5. Source: Keys (1981), IEEE Trans. Acoust. Speech Signal
   * Process. 29, 1153.
   */
  BICUBIC(2) {
    @Override
    double weight(double distance) {
      double d = Math.abs(distance);
      if (d < 1) {
        return ((KEYS + 2) * d - (KEYS + 3)) * d * d + 1;
      }
      return d < 2 ? (((d - 5) * d + 8) * d - 4) * KEYS : 0;
    }
  },
  /**
   * {@code sinc(d) sinc(d / 3)} within 3 pixels. Source: Duchon (1979), J. Appl. Meteorol. 18,
   * 1016.
   */
  LANCZOS(3) {
    @Override
    double weight(double distance) {
      return distance >= -3 && distance < 3 ? sinc(distance) * sinc(distance / 3) : 0;
    }
  };

  private static final double KEYS = -0.5;

  private final double support;

  Kernel(double support) {
    this.support = support;
  }

  /** Gives the distance from which on weights are 0. */
  final double support() {
    return support;
  }

  /** Gives the weight at a distance, before the weights are brought to a sum of 1. */
  abstract double weight(double distance);

  /** StrictMath gives the same bits everywhere. */
  private static double sinc(double x) {
    return x == 0 ? 1 : StrictMath.sin(Math.PI * x) / (Math.PI * x);
  }
}
