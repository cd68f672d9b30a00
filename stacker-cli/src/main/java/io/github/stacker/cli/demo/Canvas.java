package io.github.stacker.cli.demo;

/**
 * The measures of a picture. Layout follows its height; the size of things follows {@link #unit},
 * so that a scene has the same look in any number of pixels, only with more detail.
 *
 * @param width columns
 * @param height rows
 */
record Canvas(int width, int height) {
  /**
   * Gives the length in pixels that things are measured in: the height, more in a very wide
   * picture.
   */
  double unit() {
    return Math.max(height, width / 6.0);
  }

  /** Gives a length in pixels. */
  double pixels(double units) {
    return units * unit();
  }

  /** Gives a column, counted from 0 at the left to 1 at the right edge. */
  double column(double part) {
    return part * width;
  }

  /** Gives a row, counted from 0 at the top to 1 at the bottom edge. */
  double row(double part) {
    return part * height;
  }
}
