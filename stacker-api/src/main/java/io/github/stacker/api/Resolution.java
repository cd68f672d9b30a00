package io.github.stacker.api;

/**
 * Pixels per inch, horizontally and vertically.
 *
 * @param x horizontal resolution in pixels per inch, above 0
 * @param y vertical resolution in pixels per inch, above 0
 */
public record Resolution(double x, double y) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if one is not above 0 or not finite
   */
  public Resolution {
    if (!(x > 0) || !(y > 0) || Double.isInfinite(x) || Double.isInfinite(y)) {
      throw new IllegalArgumentException(
          "a resolution of " + x + " by " + y + " pixels per inch is none");
    }
  }
}
