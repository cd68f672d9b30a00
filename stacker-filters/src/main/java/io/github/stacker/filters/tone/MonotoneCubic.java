package io.github.stacker.filters.tone;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * A smooth curve through points that rises between points that rise, falls between points that
 * fall, and is level between equal ones; so it has no extremes but at points.
 *
 * <p>Each piece is a cubic, given by the points at its ends and the slopes there. A slope is the
 * mean of those of the two chords that meet in a point, or 0 where one rises and the other does
 * not; at the two ends it is that of the chord. Slopes too steep for a piece to be monotone are
 * made smaller, both by the same factor, from left to right. Outside the points the curve is level.
 * Sums, products, quotients and square roots are all there is, so the bits are the same on every
 * machine.
 *
 * <p>Source: Fritsch and Carlson (1980), SIAM J. Numer. Anal. 17, 238, with the circle of radius 3
 * as the region of slopes.
 */
final class MonotoneCubic implements DoubleUnaryOperator {
  private static final double RADIUS = 3;

  private final double[] x;
  private final double[] y;
  private final double[] slopes;

  /**
   * Computes the slopes.
   *
   * @param x at least two numbers, rising
   * @param y the curve's height at each
   */
  MonotoneCubic(double[] x, double[] y) {
    this.x = x.clone();
    this.y = y.clone();
    double[] chords = chords();
    slopes = meanSlopes(chords);
    for (int piece = 0; piece < chords.length; piece++) {
      makeMonotone(piece, chords[piece]);
    }
  }

  private double[] chords() {
    double[] chords = new double[x.length - 1];
    for (int i = 0; i < chords.length; i++) {
      chords[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]);
    }
    return chords;
  }

  private static double[] meanSlopes(double[] chords) {
    int last = chords.length;
    double[] slopes = new double[last + 1];
    slopes[0] = chords[0];
    slopes[last] = chords[last - 1];
    for (int i = 1; i < last; i++) {
      boolean sameDirection = Math.signum(chords[i - 1]) == Math.signum(chords[i]);
      slopes[i] = sameDirection ? (chords[i - 1] + chords[i]) / 2 : 0;
    }
    return slopes;
  }

  /**
   * Shortens slopes that, in units of the chord, lie outside the circle; a level chord has none.
   */
  private void makeMonotone(int piece, double chord) {
    double left = slopes[piece];
    double right = slopes[piece + 1];
    double distance = Math.sqrt(left * left + right * right);
    double allowed = RADIUS * Math.abs(chord);
    if (distance > allowed) {
      slopes[piece] = left * (allowed / distance);
      slopes[piece + 1] = right * (allowed / distance);
    }
  }

  /**
   * Gives the height of the curve.
   *
   * @param at any number but NaN
   * @return the height there, that of the nearest point outside the points
   */
  @Override
  public double applyAsDouble(double at) {
    int last = x.length - 1;
    if (at <= x[0]) {
      return y[0];
    }
    if (at >= x[last]) {
      return y[last];
    }
    int found = Arrays.binarySearch(x, at);
    return found >= 0 ? y[found] : cubic(-found - 2, at);
  }

  /** Gives the height of the piece between point i and the next. */
  private double cubic(int i, double at) {
    double width = x[i + 1] - x[i];
    double rise = y[i + 1] - y[i];
    double left = slopes[i] * width;
    double right = slopes[i + 1] * width;
    double t = (at - x[i]) / width;
    double bend = 3 * rise - 2 * left - right;
    double twist = left + right - 2 * rise;
    return y[i] + t * (left + t * (bend + t * twist));
  }
}
