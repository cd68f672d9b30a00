package io.github.stacker.filters.detail;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;

/**
 * Blurs by a Gaussian: {@code out(x, y) = sum(g(i) * g(j) * in(x + i, y + j))} with {@code g(i)}
 * proportional to {@code exp(-i^2 / (2 sigma^2))} for {@code i} up to 4 sigma, its sum 1.
 *
 * <pre>{@code
 * { "filter": "gaussian-blur", "sigma": 2 }
 * }</pre>
 *
 * <p>Agrees with {@code scipy.ndimage.gaussian_filter(mode="nearest")} to 1e-5 of white; computed
 * in single precision. Beyond the edges are the nearest samples inside. Missing samples (NaN, and
 * pixels below full opacity) stay missing and have no weight in the others. The result has floating
 * samples; alpha stays.
 */
public final class GaussianBlur implements FilterProvider<GaussianBlur.Parameters> {
  static final double LEAST = 0.1;
  static final double MOST = 100;

  /**
   * How much to blur.
   *
   * @param sigma standard deviation
   */
  public record Parameters(
      @Parameter(
              value = "Standard deviation of the Gaussian.",
              unit = "pixels",
              min = LEAST,
              max = MOST)
          double sigma) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if sigma is outside
     */
    public Parameters {
      new Range(LEAST, MOST).require("sigma", sigma);
    }
  }

  @Override
  public String name() {
    return "gaussian-blur";
  }

  @Override
  public String description() {
    return "Blurs by a Gaussian.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public NeighbourhoodFilter create(Parameters parameters) {
    return Blur.of(Taps.gaussian(parameters.sigma()));
  }
}
