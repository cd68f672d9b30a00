package io.github.stacker.api;

import java.util.function.DoubleUnaryOperator;

/**
 * A filter whose samples depend on the sample at the same place alone: all that is to write is the
 * arithmetic of one sample.
 *
 * <p>A provider that adds a share of white is complete with
 *
 * <pre>{@code
 * @Override
 * public PointFilter create(Parameters parameters) {
 *   return (image, band) -> sample -> sample + parameters.share() * image.white();
 * }
 * }</pre>
 *
 * <p>What is done for it: alpha stays as it is, scaled if white changes; NaN stays NaN without
 * being computed; integer samples are looked up in a table that is computed once per source;
 * results of an integer type are clamped to its range and rounded half up.
 */
@FunctionalInterface
public interface PointFilter extends Filter {
  /**
   * Gives the arithmetic of the samples of one band.
   *
   * <p>Bands whose functions are equal share a table, so a function that is costly to compute had
   * better be a record than a lambda.
   *
   * @param image what is filtered
   * @param band position of a band other than alpha
   * @return gives the new sample for an old one; never asked for NaN
   * @throws IllegalArgumentException if the filter cannot be applied to such an image; the message
   *     is shown to the user
   */
  DoubleUnaryOperator functionFor(ImageInfo image, int band);

  /**
   * Describes the filtered image. Size and bands are those of the image before.
   *
   * @param image what is filtered
   * @return unless overridden an image of floating samples, {@code FLOAT32} where they were
   *     integers, whose white is that of the image before
   */
  default ImageInfo resultOf(ImageInfo image) {
    return image.withFloatingSamples();
  }

  @Override
  default ImageSource apply(ImageSource source) {
    return new PointSource(source, this);
  }

  @Override
  default Reading reading() {
    return Reading.IN_ORDER;
  }

  @Override
  default boolean keepsPlaces() {
    return true;
  }
}
