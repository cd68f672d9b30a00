package io.github.stacker.filters.tone;

import java.util.function.DoubleUnaryOperator;

/**
 * The transfer curve of sRGB (IEC 61966-2-1), in shares of white: {@code light = v / 12.92} up to
 * {@code v = 0.04045}, {@code ((v + 0.055) / 1.055)^2.4} above.
 *
 * <p>Both directions take the linear piece up to the same point, whose light is 0.04045 / 12.92 =
 * 0.00313080495; the standard rounds it to 0.0031308, so that a sample just below would come back
 * by the other piece. Below 0 the curve is its own mirror image; above 1 the formula goes on.
 */
final class Srgb {
  private static final double SLOPE = 12.92;
  private static final double LAST_LINEAR = 0.04045;
  private static final double LAST_LINEAR_LIGHT = LAST_LINEAR / SLOPE;
  private static final double TOE = 0.055;
  private static final double EXPONENT = 2.4;

  private Srgb() {}

  /** Gives the light of an encoded sample. */
  static DoubleUnaryOperator linearising() {
    PowerLaw law = new PowerLaw(EXPONENT);
    return encoded -> {
      double size = Math.abs(encoded);
      double light = size <= LAST_LINEAR ? size / SLOPE : law.of((size + TOE) / (1 + TOE));
      return Math.copySign(light, encoded);
    };
  }

  /** Gives the encoded sample of light. White stays white exactly, hence the order of the sum. */
  static DoubleUnaryOperator encoding() {
    PowerLaw law = new PowerLaw(1 / EXPONENT);
    return light -> {
      double size = Math.abs(light);
      double encoded =
          size <= LAST_LINEAR_LIGHT ? size * SLOPE : 1 + (1 + TOE) * (law.of(size) - 1);
      return Math.copySign(encoded, light);
    };
  }
}
