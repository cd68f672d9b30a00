package io.github.stacker.filters.tone;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.PointFilter;
import java.util.function.DoubleUnaryOperator;

/**
 * Applies a curve to samples as shares of white: {@code out = white * curve(in / white)}. It is the
 * same for images of any type, and the result has floating samples.
 *
 * @param curve gives the new share for an old one; shared by threads
 */
record ShareCurve(DoubleUnaryOperator curve) implements PointFilter {
  @Override
  public DoubleUnaryOperator functionFor(ImageInfo image, int band) {
    return new OfSamples(curve, image.white());
  }

  private record OfSamples(DoubleUnaryOperator curve, double white) implements DoubleUnaryOperator {
    @Override
    public double applyAsDouble(double sample) {
      return white * curve.applyAsDouble(sample / white);
    }
  }
}
