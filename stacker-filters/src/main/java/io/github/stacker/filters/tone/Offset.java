package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PointFilter;
import io.github.stacker.filters.Range;
import java.util.function.DoubleUnaryOperator;

/**
 * Adds a number: {@code out = in + offset}.
 *
 * <pre>{@code
 * { "filter": "offset", "offset": -64 }
 * }</pre>
 *
 * <p>{@code offset} is in samples as the image has them, so white is 255 in 8-bit images and 65535
 * in 16-bit ones; below 0 it takes away, as a pedestal or the black level of a camera. The result
 * has floating samples; what is below 0 or above white stays so, until the result is written.
 */
public final class Offset implements FilterProvider<Offset.Parameters> {
  private static final double LARGEST = 1e9;

  /**
   * What to add.
   *
   * @param offset a number of samples
   */
  public record Parameters(
      @Parameter(
              value = "What to add to each sample; below 0 takes away.",
              unit = "samples",
              min = -LARGEST,
              max = LARGEST)
          double offset) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if the offset is outside
     */
    public Parameters {
      new Range(-LARGEST, LARGEST).require("offset", offset);
    }
  }

  @Override
  public String name() {
    return "offset";
  }

  @Override
  public String description() {
    return "Adds a number to every sample.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public PointFilter create(Parameters parameters) {
    double offset = parameters.offset();
    DoubleUnaryOperator sum = sample -> sample + offset;
    return (image, band) -> sum;
  }
}
