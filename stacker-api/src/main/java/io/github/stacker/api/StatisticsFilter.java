package io.github.stacker.api;

import java.io.IOException;
import java.util.Objects;
import java.util.Optional;

/**
 * A filter that needs to know numbers of the whole image before the first sample: its median, say.
 * It is written in two steps, what is measured and the filter made of that.
 *
 * <p>A provider that stretches each image to its brightest sample is complete with
 *
 * <pre>{@code
 * @Override
 * public StatisticsFilter<Double> create(NoParameters parameters) {
 *   return new StatisticsFilter<>() {
 *     @Override
 *     public Double measure(ImageSource image) throws IOException {
 *       double[] brightest = {0};
 *       ImageRows.forEach(image, rows -> brightest[0] = Math.max(brightest[0], max(rows)));
 *       return brightest[0];
 *     }
 *
 *     @Override
 *     public PointFilter filterFor(ImageInfo image, Double brightest) {
 *       return (info, band) -> sample -> sample * image.white() / brightest;
 *     }
 *   };
 * }
 * }</pre>
 *
 * <p>stacker measures each frame once in a run, and the stacked frame once; what has no other order
 * than from the top is copied to scratch before. Of a frame on a canvas, what it covers is
 * measured.
 *
 * @param <S> what is measured; never changed, since threads share it
 */
public interface StatisticsFilter<S> extends Filter {
  /**
   * Measures an image.
   *
   * @param image to be read once, from top to bottom, whole rows at a time and few of them, since
   *     rows may be long: more often, or elsewhere, only where its {@code access()} is not {@link
   *     ImageSource.Access#ROWS}; not to be closed
   * @return the numbers, never null; the same for the same samples
   * @throws IOException if the image cannot be read
   * @throws IllegalArgumentException if the filter cannot be applied to such an image; the message
   *     is shown to the user
   */
  S measure(ImageSource image) throws IOException;

  /**
   * Measures what an image covers: outside it has no samples.
   *
   * @param image what is filtered; not closed
   * @return what {@link #measure} finds there
   * @throws IOException if the image cannot be read
   */
  default S measureCovered(ImageSource image) throws IOException {
    Region covered = image.covered();
    if (covered.equals(image.info().region())) {
      return measure(image);
    }
    // Of an image that covers nothing, a pixel without samples.
    return measure(new CroppedSource(image, covered.isEmpty() ? Region.of(1, 1) : covered));
  }

  /**
   * Makes the filter.
   *
   * @param image what is filtered
   * @param statistics what was measured of it
   * @return a filter that turns such images into what {@link #resultOf} describes
   */
  Filter filterFor(ImageInfo image, S statistics);

  /**
   * Describes the filtered image, whatever will be measured.
   *
   * @param image what is filtered
   * @return unless overridden an image of floating samples, {@code FLOAT32} where they were
   *     integers, whose white is that of the image before: what a {@link PointFilter} makes
   * @throws IllegalArgumentException if the filter cannot be applied to such an image; the message
   *     is shown to the user
   */
  default ImageInfo resultOf(ImageInfo image) {
    return image.withFloatingSamples();
  }

  /**
   * {@inheritDoc}
   *
   * @return true unless overridden, as it has to be where {@link #filterFor} gives one that moves
   *     pixels
   */
  @Override
  default boolean keepsPlaces() {
    return true;
  }

  /** Puts the filter behind a source, which is measured when the first sample is asked for. */
  @Override
  default ImageSource apply(ImageSource source) {
    return new MeasuredSource<>(source, this, Optional.empty());
  }

  /**
   * Puts the filter behind a source that was measured before.
   *
   * @param source the image to change; owned, so closed, by the new source
   * @param statistics what was measured of it
   * @return the changed image
   */
  default ImageSource apply(ImageSource source, S statistics) {
    return new MeasuredSource<>(
        source, this, Optional.of(Objects.requireNonNull(statistics, "statistics")));
  }
}
