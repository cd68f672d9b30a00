package io.github.stacker.core.combine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;

/** The variance by its definition, in decimal numbers of many digits. */
final class Spread {
  private static final MathContext DIGITS = new MathContext(60);

  private Spread() {}

  /** Gives NaN for the sample variance of a single sample, which has none. */
  static double variance(double[] samples, SigmaKind kind) {
    int divisor = kind == SigmaKind.SAMPLE ? samples.length - 1 : samples.length;
    if (divisor == 0) {
      return Double.NaN;
    }
    BigDecimal[] exact =
        Arrays.stream(samples).mapToObj(BigDecimal::new).toArray(BigDecimal[]::new);
    BigDecimal sum = Arrays.stream(exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal mean = sum.divide(BigDecimal.valueOf(samples.length), DIGITS);
    BigDecimal squares =
        Arrays.stream(exact)
            .map(sample -> sample.subtract(mean).pow(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return squares.divide(BigDecimal.valueOf(divisor), DIGITS).doubleValue();
  }
}
