package io.github.stacker.filters.geometry;

/**
 * How samples between pixels are made of those around, as Pillow has it in {@code Geometry.c}:
 * along each axis, {@code taps} pixels have weights that depend on how far the point is beyond the
 * middle of the first of the two pixels next to it. Beyond the edges lie copies of the pixels
 * there.
 */
public enum Interpolation {
  /** The pixel that the point is in. */
  NEAREST(1) {
    @Override
    void weigh(double d, double[] weights) {
      weights[0] = 1;
    }
  },
  /** A straight line between two pixels. */
  BILINEAR(2) {
    @Override
    void weigh(double d, double[] weights) {
      weights[0] = 1 - d;
      weights[1] = d;
    }
  },
  /** The cubic of Keys with a = -1 through four pixels. */
  BICUBIC(4) {
    @Override
    void weigh(double d, double[] weights) {
      weights[0] = d * (-1 + d * (2 - d));
      weights[1] = 1 + d * d * (d - 2);
      weights[2] = d * (1 + d * (1 - d));
      weights[3] = d * d * (d - 1);
    }
  };

  private final int taps;

  Interpolation(int taps) {
    this.taps = taps;
  }

  int taps() {
    return taps;
  }

  /** Gives how far before the pixel that begins before the point the taps begin. */
  int before() {
    return taps / 2 - (taps > 1 ? 1 : 0);
  }

  /** Gives what is taken off a coordinate so that whole numbers are where weights begin anew. */
  double shift() {
    return taps == 1 ? 0 : 0.5;
  }

  /**
   * Gives the weights of a point.
   *
   * @param d how far it is from the pixel before it, from 0 to 1
   * @param weights gets {@link #taps()} weights
   */
  abstract void weigh(double d, double[] weights);
}
