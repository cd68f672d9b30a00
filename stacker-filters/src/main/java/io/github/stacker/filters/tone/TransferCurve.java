package io.github.stacker.filters.tone;

import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

/**
 * How samples encode light: the parameters of {@link Linearise} and {@link Encode}.
 *
 * @param curve which curve
 * @param gamma the exponent of {@link Kind#GAMMA}
 */
public record TransferCurve(
    @Parameter(value = "The curve that encodes light.", defaultJson = "\"srgb\"") Kind curve,
    @Parameter(
            value = "The exponent of curve gamma: light is the encoded sample to this power.",
            min = Gamma.LEAST,
            max = Gamma.MOST,
            defaultJson = "2.2")
        double gamma) {
  private static final double USUAL_GAMMA = 2.2;

  /** The curves. */
  public enum Kind {
    /** That of sRGB (IEC 61966-2-1): linear near black, then a power of 2.4. */
    SRGB,
    /** A power law. */
    GAMMA
  }

  /**
   * Checks the limits.
   *
   * @throws IllegalArgumentException if gamma is outside, or given for another curve
   */
  public TransferCurve {
    Objects.requireNonNull(curve, "curve");
    Gamma.LIMITS.require("gamma", gamma);
    if (curve != Kind.GAMMA && gamma != USUAL_GAMMA) {
      throw new IllegalArgumentException(
          "gamma is %s, but curve srgb has none; leave it out or set \"curve\": \"gamma\""
              .formatted(Range.plain(gamma)));
    }
  }

  /** Gives the light of an encoded sample, both shares of white. */
  DoubleUnaryOperator linearising() {
    return switch (curve) {
      case SRGB -> Srgb.linearising();
      case GAMMA -> new PowerLaw(gamma)::ofEitherSign;
    };
  }

  /** Gives the encoded sample of light, both shares of white. */
  DoubleUnaryOperator encoding() {
    return switch (curve) {
      case SRGB -> Srgb.encoding();
      case GAMMA -> new PowerLaw(1 / gamma)::ofEitherSign;
    };
  }
}
