package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.filters.Range;

/**
 * Stretches the samples between two points over the whole range, then bends mid-tones: {@code out =
 * white * ((in / white - black) / (white point - black))^(1 / gamma)}.
 *
 * <pre>{@code
 * { "filter": "levels", "black": 0.05, "white": 0.9, "gamma": 1.2 }
 * }</pre>
 *
 * <p>{@code black} and {@code white} are shares of the image's white: what becomes black and what
 * becomes white. The formula is that of ImageMagick's {@code -level 5%,90%,1.2}, but the result has
 * floating samples and is not clamped: samples below the black point become negative, bent as their
 * mirror image, and those above the white point follow the formula, until the result is written.
 */
public final class Levels implements FilterProvider<Levels.Parameters> {
  private static final double WHITE = 1;

  /**
   * The points and the bend between them.
   *
   * @param black the share of white that becomes black
   * @param white the share of white that becomes white
   * @param gamma the exponent's reciprocal
   */
  public record Parameters(
      @Parameter(
              value = "What becomes black.",
              unit = "shares of white",
              min = 0,
              max = WHITE,
              defaultJson = "0")
          double black,
      @Parameter(
              value = "What becomes white; above black.",
              unit = "shares of white",
              min = 0,
              max = WHITE,
              defaultJson = "1")
          double white,
      @Parameter(
              value = "Above 1 makes mid-tones brighter, below 1 darker.",
              min = Gamma.LEAST,
              max = Gamma.MOST,
              defaultJson = "1")
          double gamma) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a number is outside, or white is not above black
     */
    public Parameters {
      Range shares = new Range(0, WHITE);
      shares.require("black", black);
      shares.require("white", white);
      Gamma.LIMITS.require("gamma", gamma);
      if (!(black < white)) {
        throw new IllegalArgumentException(
            "white is %s, not above black, which is %s; invert makes negatives"
                .formatted(Range.plain(white), Range.plain(black)));
      }
    }
  }

  @Override
  public String name() {
    return "levels";
  }

  @Override
  public String description() {
    return "Sets what is black and what is white, and bends mid-tones between.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public PointFilter create(Parameters parameters) {
    double black = parameters.black();
    double range = parameters.white() - black;
    PowerLaw law = new PowerLaw(1 / parameters.gamma());
    return new ShareCurve(share -> law.ofEitherSign((share - black) / range));
  }
}
