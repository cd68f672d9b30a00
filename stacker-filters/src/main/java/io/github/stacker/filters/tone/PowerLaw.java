package io.github.stacker.filters.tone;

import java.util.ArrayList;
import java.util.List;

/**
 * Raises numbers to one power, some twenty times as fast as {@link StrictMath#pow} and, as that,
 * with the same bits on every machine.
 *
 * <p>A number is split into {@code 2^e * c * (1 + r)}, where {@code c} is the nearest multiple of
 * 1/1024 to its mantissa. The powers of the first two come from tables and that of the third from
 * its binomial series, since {@code r} is below 1/2048. The error is a few units in the last place,
 * so results rounded to float are almost always the nearest. Numbers far from 1, whose parts might
 * overflow, are left to {@code StrictMath}.
 */
final class PowerLaw {
  private static final int STEPS = 1024;
  private static final int MOST_DOUBLINGS = 64;

  private final double exponent;
  private final int doublings;
  private final double[] powersOfTwo;
  private final double[] powersOfStep = new double[STEPS + 1];
  private final double[] reciprocals = new double[STEPS + 1];
  private final double[] series;

  /**
   * Computes the tables.
   *
   * @param exponent above 0, at most 100
   */
  PowerLaw(double exponent) {
    this.exponent = exponent;
    doublings = (int) Math.min(MOST_DOUBLINGS, 900 / exponent);
    powersOfTwo = new double[2 * doublings + 1];
    for (int i = 0; i < powersOfTwo.length; i++) {
      powersOfTwo[i] = StrictMath.pow(Math.scalb(1d, i - doublings), exponent);
    }
    for (int i = 0; i <= STEPS; i++) {
      double step = 1 + (double) i / STEPS;
      powersOfStep[i] = StrictMath.pow(step, exponent);
      reciprocals[i] = 1 / step;
    }
    series = seriesOf(exponent);
  }

  /** Gives the binomial coefficients whose terms are not lost in rounding. */
  private static double[] seriesOf(double exponent) {
    List<Double> coefficients = new ArrayList<>();
    double coefficient = 1;
    double largestTerm = 1;
    for (int k = 1; largestTerm > 0x1p-56; k++) {
      coefficients.add(coefficient);
      coefficient *= (exponent - k + 1) / k;
      largestTerm = Math.abs(coefficient) / StrictMath.pow(2 * STEPS, k);
    }
    return coefficients.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Raises a number.
   *
   * @param base 0 or above
   * @return {@code base} to the power
   */
  double of(double base) {
    int e = Math.getExponent(base);
    if (Math.abs(e) > doublings) {
      return StrictMath.pow(base, exponent);
    }
    long fraction = Double.doubleToRawLongBits(base) & 0xf_ffff_ffff_ffffL;
    int step = (int) ((fraction + (1L << 41)) >>> 42);
    double mantissa = Double.longBitsToDouble(fraction | 0x3ff0_0000_0000_0000L);
    double r = (mantissa - (1 + (double) step / STEPS)) * reciprocals[step];
    double sum = 0;
    for (int k = series.length - 1; k >= 0; k--) {
      sum = sum * r + series[k];
    }
    return powersOfTwo[e + doublings] * (powersOfStep[step] * sum);
  }

  /**
   * Raises the size of a number and keeps its sign: below 0 the power law is its own mirror image.
   *
   * @param base any number
   * @return {@code |base|} to the power, with the sign of {@code base}
   */
  double ofEitherSign(double base) {
    return Math.copySign(of(Math.abs(base)), base);
  }
}
