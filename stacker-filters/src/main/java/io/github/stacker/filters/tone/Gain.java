package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.filters.Range;
import java.util.List;

/**
 * Multiplies samples: {@code out = in * 2^stops * factors[band]}.
 *
 * <pre>{@code
 * { "filter": "gain", "stops": 0.5, "factors": [1.9, 1, 1.4] }
 * }</pre>
 *
 * <p>{@code stops} is a change of exposure: 1 doubles, -1 halves. {@code factors} has one number
 * for all bands or one for each, as a white balance does. The result has floating samples; what is
 * above white stays so, until the result is written.
 */
public final class Gain implements FilterProvider<Gain.Parameters> {
  private static final double MOST_STOPS = 64;
  private static final double LARGEST_FACTOR = 1e9;

  /**
   * What to multiply by.
   *
   * @param stops change of exposure as a power of 2
   * @param factors one for all bands, or one for each band other than alpha
   */
  public record Parameters(
      @Parameter(
              value = "By how much to change the exposure.",
              unit = "stops",
              min = -MOST_STOPS,
              max = MOST_STOPS,
              defaultJson = "0")
          double stops,
      @Parameter(
              value = "What to multiply by: one number for all bands, or one for each but alpha.",
              min = 0,
              max = LARGEST_FACTOR,
              defaultJson = "[1]")
          List<Double> factors) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if a number is outside its limits or there is no factor
     */
    public Parameters {
      factors = List.copyOf(factors);
      new Range(-MOST_STOPS, MOST_STOPS).require("stops", stops);
      if (factors.isEmpty()) {
        throw new IllegalArgumentException("factors is empty; give one, or one for each band");
      }
      for (double factor : factors) {
        new Range(0, LARGEST_FACTOR).require("a factor", factor);
      }
    }

    private double factorFor(ImageInfo image, int band) {
      int bands = image.colourBandCount();
      if (factors.size() != 1 && factors.size() != bands) {
        throw new IllegalArgumentException(
            "there are %d factors for an image of %d %s; give one, or one for each band"
                .formatted(factors.size(), bands, bands == 1 ? "band" : "bands"));
      }
      return StrictMath.pow(2, stops) * factors.get(factors.size() == 1 ? 0 : band);
    }
  }

  @Override
  public String name() {
    return "gain";
  }

  @Override
  public String description() {
    return "Makes samples brighter or darker by a factor, for all bands or each.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public PointFilter create(Parameters parameters) {
    return (image, band) -> {
      double factor = parameters.factorFor(image, band);
      return sample -> sample * factor;
    };
  }
}
