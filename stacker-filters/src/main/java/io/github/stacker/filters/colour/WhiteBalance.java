package io.github.stacker.filters.colour;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.filters.Range;

/**
 * Multiplies red, green and blue by a number each: {@code out = in * red}, or {@code green}, or
 * {@code blue}.
 *
 * <pre>{@code
 * { "filter": "white-balance", "red": 1.9, "blue": 1.4 }
 * }</pre>
 *
 * <p>The colours are found by name, whatever the order of the bands; {@code gain} goes by position.
 * The numbers are those for linear samples, as cameras write them: put {@code linearise} before and
 * {@code encode} behind if samples are encoded. The result has floating samples; what is above
 * white stays so, until the result is written. Alpha stays; grey images, and those with other
 * bands, are refused.
 */
public final class WhiteBalance implements FilterProvider<WhiteBalance.Parameters> {
  static final double LARGEST = 1e9;

  /**
   * What to multiply by.
   *
   * @param red factor of red samples
   * @param green factor of green samples
   * @param blue factor of blue samples
   */
  public record Parameters(
      @Parameter(value = "What to multiply red by.", min = 0, max = LARGEST, defaultJson = "1")
          double red,
      @Parameter(value = "What to multiply green by.", min = 0, max = LARGEST, defaultJson = "1")
          double green,
      @Parameter(value = "What to multiply blue by.", min = 0, max = LARGEST, defaultJson = "1")
          double blue) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a factor is outside
     */
    public Parameters {
      Range factors = new Range(0, LARGEST);
      factors.require("red", red);
      factors.require("green", green);
      factors.require("blue", blue);
    }

    private double factorFor(ImageInfo image, int band) {
      Colours colours = Colours.of(image);
      if (band == colours.red()) {
        return red;
      }
      return band == colours.green() ? green : blue;
    }
  }

  @Override
  public String name() {
    return "white-balance";
  }

  @Override
  public String description() {
    return "Multiplies red, green and blue by a number each.";
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
