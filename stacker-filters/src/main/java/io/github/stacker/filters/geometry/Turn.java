package io.github.stacker.filters.geometry;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Where the pixels of an image turned about its middle come from: the point (x, y) of the result is
 * {@code (a x + b y + c, -b x + a y + f)} of the image. Source: Pillow, {@code Image.rotate}, whose
 * angle has the other sign; sine and cosine are rounded to 15 decimals as there.
 *
 * @param width columns of the result
 * @param height rows of the result
 * @param a the cosine
 * @param b the sine, or its negative
 * @param c column of the image that the first corner of the result is at
 * @param f row of the image that the first corner of the result is at
 */
record Turn(int width, int height, double a, double b, double c, double f) {
  private static final int DECIMALS = 15;

  /**
   * Turns an image clockwise.
   *
   * @param degrees how far
   * @param width columns of the image
   * @param height rows of the image
   * @param expand whether the result holds all of the image, or is as large as it
   * @return where pixels come from
   */
  static Turn clockwise(double degrees, int width, int height, boolean expand) {
    double angle = Math.toRadians(degrees);
    double a = rounded(StrictMath.cos(angle));
    double b = rounded(StrictMath.sin(angle));
    double middleX = width / 2.0;
    double middleY = height / 2.0;
    double c = a * -middleX + b * -middleY + middleX;
    double f = -b * -middleX + a * -middleY + middleY;
    Turn same = new Turn(width, height, a, b, c, f);
    return expand ? same.expanded() : same;
  }

  private static double rounded(double number) {
    return new BigDecimal(number).setScale(DECIMALS, RoundingMode.HALF_EVEN).doubleValue();
  }

  private Turn expanded() {
    int newWidth = length(x(0, 0), x(width, 0), x(width, height), x(0, height));
    int newHeight = length(y(0, 0), y(width, 0), y(width, height), y(0, height));
    double dx = -(newWidth - width) / 2.0;
    double dy = -(newHeight - height) / 2.0;
    return new Turn(newWidth, newHeight, a, b, x(dx, dy), y(dx, dy));
  }

  private static int length(double p, double q, double r, double s) {
    double most = Math.max(Math.max(p, q), Math.max(r, s));
    double least = Math.min(Math.min(p, q), Math.min(r, s));
    return (int) (Math.ceil(most) - Math.floor(least));
  }

  /** Gives the column of the image that a point of the result is at. */
  double x(double x, double y) {
    return a * x + b * y + c;
  }

  /** Gives the row of the image that a point of the result is at. */
  double y(double x, double y) {
    return -b * x + a * y + f;
  }
}
