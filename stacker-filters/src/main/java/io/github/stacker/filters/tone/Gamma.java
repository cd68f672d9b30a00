package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.filters.Range;

/**
 * Bends brightness: {@code out = white * (in / white)^(1 / gamma)}.
 *
 * <pre>{@code
 * { "filter": "gamma", "gamma": 2.2 }
 * }</pre>
 *
 * <p>Above 1 makes mid-tones brighter, below 1 darker; black and white stay what they are. Samples
 * below 0, as subtraction leaves them, are bent as their mirror image above 0; samples above white
 * follow the formula. The result has floating samples.
 */
public final class Gamma implements FilterProvider<Gamma.Parameters> {
  static final double LEAST = 0.01;
  static final double MOST = 100;
  static final Range LIMITS = new Range(LEAST, MOST);

  /**
   * How to bend.
   *
   * @param gamma the exponent's reciprocal
   */
  public record Parameters(
      @Parameter(
              value = "Above 1 makes mid-tones brighter, below 1 darker.",
              min = LEAST,
              max = MOST)
          double gamma) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if gamma is outside
     */
    public Parameters {
      LIMITS.require("gamma", gamma);
    }
  }

  @Override
  public String name() {
    return "gamma";
  }

  @Override
  public String description() {
    return "Makes mid-tones brighter or darker by a power law.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public PointFilter create(Parameters parameters) {
    return new ShareCurve(new PowerLaw(1 / parameters.gamma())::ofEitherSign);
  }
}
