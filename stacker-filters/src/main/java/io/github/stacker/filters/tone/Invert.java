package io.github.stacker.filters.tone;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.PointFilter;
import java.util.function.DoubleUnaryOperator;

/**
 * Makes a negative: {@code out = white - in}.
 *
 * <pre>{@code
 * { "filter": "invert" }
 * }</pre>
 *
 * <p>Integer samples stay integers of their type, exactly; floating samples above white become
 * negative.
 */
public final class Invert implements FilterProvider<NoParameters> {
  @Override
  public String name() {
    return "invert";
  }

  @Override
  public String description() {
    return "Makes a negative of the image.";
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public PointFilter create(NoParameters parameters) {
    return new Negative();
  }

  private record Negative() implements PointFilter {
    @Override
    public DoubleUnaryOperator functionFor(ImageInfo image, int band) {
      return new Difference(image.white());
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return image;
    }
  }

  private record Difference(double white) implements DoubleUnaryOperator {
    @Override
    public double applyAsDouble(double sample) {
      return white - sample;
    }
  }
}
