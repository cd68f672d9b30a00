package io.github.stacker.filters.colour;

/** What red, green and blue contribute to grey. */
public enum Weights {
  /** Recommendation ITU-R BT.601: 0.299, 0.587, 0.114. */
  REC601(0.299, 0.587, 0.114),
  /** Recommendation ITU-R BT.709: 0.2126, 0.7152, 0.0722. */
  REC709(0.2126, 0.7152, 0.0722),
  /** The same from each. */
  AVERAGE(1, 1, 1);

  private static final long THIRD = 0x5555_5556L;

  private final double red;
  private final double green;
  private final double blue;

  Weights(double red, double green, double blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  /** Gives the weights of red, green and blue, to be divided by {@link #divisor()}. */
  double[] factors() {
    return new double[] {red, green, blue};
  }

  /** Gives what to divide the weighted sum by: 3 for the average, whose weights are 1. */
  double divisor() {
    return this == AVERAGE ? 3 : 1;
  }

  /**
   * Gives the weights of integer samples in units of 2<sup>-32</sup>.
   *
   * <p>Those of the recommendations are rounded to multiples of 2<sup>-16</sup>, as Pillow has
   * them. The average's is the least number above a third: {@code (n * THIRD) >> 32} is {@code n /
   * 3} for all sums of three samples.
   */
  long[] fixedPoint() {
    return this == AVERAGE
        ? new long[] {THIRD, THIRD, THIRD}
        : new long[] {fixedPoint(red), fixedPoint(green), fixedPoint(blue)};
  }

  /** Gives what is added to the weighted sum of integers so that cutting off rounds half up. */
  long half() {
    return this == AVERAGE ? THIRD : 1L << 31;
  }

  private static long fixedPoint(double weight) {
    return Math.round(weight * 65536) << 16;
  }
}
