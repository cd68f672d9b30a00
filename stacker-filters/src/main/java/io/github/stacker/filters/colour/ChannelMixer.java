package io.github.stacker.filters.colour;

import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Parameter;
import io.github.stacker.filters.Range;
import java.util.List;

/**
 * Makes red, green and blue sums of all three: {@code out = matrix * (R, G, B)}.
 *
 * <pre>{@code
 * { "filter": "channel-mixer", "matrix": [ 1.6, -0.4, -0.2,
 *                                         -0.3,  1.5, -0.2,
 *                                          0.0, -0.6,  1.6] }
 * }</pre>
 *
 * <p>The first three numbers are what red, green and blue contribute to red, the next three to
 * green, the last to blue, as in a colour matrix of a camera; rows whose sum is 1 leave grey as it
 * is. Sums are double precision, from left to right. The result has floating samples and is not
 * clamped. A pixel that lacks one colour (NaN) has none afterwards, and so has one with an infinite
 * sample whose weight is 0. Alpha stays; grey images, and those with other bands, are refused.
 */
public final class ChannelMixer implements FilterProvider<ChannelMixer.Parameters> {
  private static final int WEIGHTS = 9;
  private static final double LARGEST = 1e9;

  /**
   * How to mix.
   *
   * @param matrix nine numbers, row by row
   */
  public record Parameters(
      @Parameter(
              value =
                  "What red, green and blue contribute to red, then to green, then to blue: nine"
                      + " numbers.",
              min = -LARGEST,
              max = LARGEST)
          List<Double> matrix) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if there are not nine numbers or one is outside its limits
     */
    public Parameters {
      matrix = List.copyOf(matrix);
      if (matrix.size() != WEIGHTS) {
        throw new IllegalArgumentException(
            "matrix has %d numbers; give nine, three rows of three".formatted(matrix.size()));
      }
      for (double weight : matrix) {
        new Range(-LARGEST, LARGEST).require("a number of matrix", weight);
      }
    }
  }

  @Override
  public String name() {
    return "channel-mixer";
  }

  @Override
  public String description() {
    return "Makes red, green and blue weighted sums of all three.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Filter create(Parameters parameters) {
    return new ColourMatrix(
        parameters.matrix().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
