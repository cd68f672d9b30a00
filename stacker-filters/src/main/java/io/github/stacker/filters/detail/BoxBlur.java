package io.github.stacker.filters.detail;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;

/**
 * Blurs by the mean of a square: {@code out(x, y) = sum(in(x + i, y + j)) / n^2} with {@code i} and
 * {@code j} from {@code -radius} to {@code radius} and {@code n = 2 * radius + 1}.
 *
 * <pre>{@code
 * { "filter": "box-blur", "radius": 3 }
 * }</pre>
 *
 * <p>What Pillow's {@code ImageFilter.BoxBlur} does, which rounds to integers twice; here samples
 * are floating, computed in single precision. Beyond the edges are the nearest samples inside.
 * Missing samples (NaN, and pixels below full opacity) stay missing and have no weight in the
 * others. Alpha stays. The time it takes grows with the logarithm of the radius.
 */
public final class BoxBlur implements FilterProvider<BoxBlur.Parameters> {
  private static final int MOST = 200;

  /**
   * How much to blur.
   *
   * @param radius pixels to either side
   */
  public record Parameters(
      @Parameter(
              value = "How far the square reaches to either side.",
              unit = "pixels",
              min = 1,
              max = MOST)
          int radius) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if the radius is outside
     */
    public Parameters {
      new Range(1, MOST).require("radius", radius);
    }
  }

  @Override
  public String name() {
    return "box-blur";
  }

  @Override
  public String description() {
    return "Blurs by the mean of a square.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public NeighbourhoodFilter create(Parameters parameters) {
    return Blur.box(parameters.radius());
  }
}
