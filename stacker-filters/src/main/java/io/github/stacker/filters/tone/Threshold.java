package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.filters.Range;
import java.util.function.DoubleUnaryOperator;

/**
 * Leaves black and white: {@code out = in / white < level ? 0 : white}.
 *
 * <pre>{@code
 * { "filter": "threshold", "level": 0.5 }
 * }</pre>
 *
 * <p>Samples below the level become 0, those at it or above become white, in each band for itself:
 * put {@code greyscale} before it for a picture of two shades. {@code level} is a share of white,
 * 0.5 the same grey in images of any type; the 8-bit samples 128 and above are those that become
 * white then. Samples keep their type.
 */
public final class Threshold implements FilterProvider<Threshold.Parameters> {
  private static final double WHITE = 1;

  /**
   * Where to divide.
   *
   * @param level the darkest share of white that becomes white
   */
  public record Parameters(
      @Parameter(
              value = "Samples below become black, samples at it or above white.",
              unit = "shares of white",
              min = 0,
              max = WHITE)
          double level) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if the level is outside
     */
    public Parameters {
      new Range(0, WHITE).require("level", level);
    }
  }

  @Override
  public String name() {
    return "threshold";
  }

  @Override
  public String description() {
    return "Makes samples black or white.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public PointFilter create(Parameters parameters) {
    double level = parameters.level();
    return new Division(new ShareCurve(share -> share < level ? 0 : WHITE));
  }

  private record Division(ShareCurve step) implements PointFilter {
    @Override
    public DoubleUnaryOperator functionFor(ImageInfo image, int band) {
      return step.functionFor(image, band);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return image;
    }
  }
}
