package io.github.stacker.core.resample;

import io.github.stacker.api.Region;

/** Sizes of pictures that have to fit a square. */
public final class FittedSize {
  private FittedSize() {}

  /**
   * Reduces a size until its longer side is no longer than allowed. The shorter side becomes the
   * one of the two whole numbers that keeps the shape better, and at least 1, as Pillow's {@code
   * thumbnail} does it.
   *
   * @param size what has to fit
   * @param maximum the longest side allowed, at least 1
   * @return the region of the reduced picture; that of {@code size} if it fits
   */
  public static Region of(Region size, int maximum) {
    int width = size.width();
    int height = size.height();
    if (width <= maximum && height <= maximum) {
      return Region.of(width, height);
    }
    double shape = (double) width / height;
    if (shape > 1) {
      return Region.of(maximum, nearest(maximum / shape, h -> Math.abs(shape - maximum / h)));
    }
    return Region.of(nearest(maximum * shape, w -> Math.abs(shape - w / maximum)), maximum);
  }

  private static int nearest(double side, Distance distance) {
    double below = Math.floor(side);
    double above = Math.ceil(side);
    boolean up = below == 0 || distance.of(above) < distance.of(below);
    return (int) Math.max(1, up ? above : below);
  }

  /** How far a shape is from the one wanted. */
  private interface Distance {
    double of(double side);
  }
}
