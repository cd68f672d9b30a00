package io.github.stacker.core.combine;

/**
 * Student's t distribution of a whole number of degrees of freedom.
 *
 * <p>The tail is the regularised incomplete beta function, computed from its continued fraction
 * (NIST Digital Library of Mathematical Functions, 8.17.5 and 8.17.22). The quantile is found by
 * Newton's method on the logarithm of the tail, kept between bounds. Every step is exact, correctly
 * rounded or by {@link StrictMath}, so any machine finds the same bits.
 */
final class StudentT {
  private static final double TINY = 1e-300;
  private static final double PRECISION = 1e-15;
  private static final int MOST_STEPS = 100;
  private static final int MOST_TERMS = 10_000;

  private final int degrees;
  private final double inverseBeta;

  /**
   * Makes a distribution.
   *
   * @param degrees degrees of freedom, at least 1
   */
  StudentT(int degrees) {
    this.degrees = degrees;
    double inverse = degrees % 2 == 1 ? 1 / Math.PI : 0.5;
    for (int i = 2 - degrees % 2; i < degrees; i += 2) {
      inverse *= (i + 1) / (double) i;
    }
    inverseBeta = inverse;
  }

  /**
   * Gives the number that is exceeded in size with some probability.
   *
   * @param tail the probability, above 0 and below 1
   */
  double exceededWith(double tail) {
    double low = 0;
    double high = 1;
    while (tail(high) > tail) {
      low = high;
      high *= 2;
    }
    double t = high;
    for (int step = 0; step < MOST_STEPS && high - low > PRECISION * high; step++) {
      double there = tail(t);
      if (there > tail) {
        low = t;
      } else {
        high = t;
      }
      double next = t + there * StrictMath.log(there / tail) / (2 * density(t));
      if (Math.abs(next - t) <= PRECISION * t) {
        return next;
      }
      t = next > low && next < high ? next : (low + high) / 2;
    }
    return t;
  }

  /**
   * Gives the probability of numbers further than {@code t} from 0.
   *
   * @param t at least 0
   */
  double tail(double t) {
    double square = t * t;
    double near = square / (degrees + square);
    double far = degrees / (degrees + square);
    double halfDegrees = degrees / 2.0;
    double factor =
        inverseBeta * Math.sqrt(near) * StrictMath.exp(-halfDegrees * log1pOfSquare(square));
    return far < (halfDegrees + 1) / (halfDegrees + 2.5)
        ? factor / halfDegrees * fraction(far, halfDegrees, 0.5)
        : 1 - 2 * factor * fraction(near, 0.5, halfDegrees);
  }

  private double density(double t) {
    return inverseBeta
        / Math.sqrt(degrees)
        * StrictMath.exp(-(degrees + 1) / 2.0 * log1pOfSquare(t * t));
  }

  private double log1pOfSquare(double square) {
    return StrictMath.log1p(square / degrees);
  }

  /** Evaluates the continued fraction of the incomplete beta function by Lentz's method. */
  private static double fraction(double x, double a, double b) {
    double ratio = 1;
    double inverse = 1 / notZero(1 - (a + b) * x / (a + 1));
    double value = inverse;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      inverse = 1 / notZero(1 + even * inverse);
      ratio = notZero(1 + even / ratio);
      value *= inverse * ratio;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      inverse = 1 / notZero(1 + odd * inverse);
      ratio = notZero(1 + odd / ratio);
      value *= inverse * ratio;
      if (Math.abs(inverse * ratio - 1) < PRECISION) {
        break;
      }
    }
    return value;
  }

  private static double notZero(double number) {
    return Math.abs(number) < TINY ? TINY : number;
  }
}
