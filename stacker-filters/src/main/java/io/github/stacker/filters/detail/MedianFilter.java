package io.github.stacker.filters.detail;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.WindowKernel;
import io.github.stacker.filters.Range;

/**
 * Takes the median of a square: {@code out(x, y)} is the middle one, in the order of size, of the
 * {@code (2 * radius + 1)^2} samples around.
 *
 * <pre>{@code
 * { "filter": "median-filter", "radius": 1 }
 * }</pre>
 *
 * <p>Exactly what {@code scipy.ndimage.median_filter(size=2 * radius + 1, mode="nearest")} gives;
 * samples keep their type. Beyond the edges are the nearest samples inside. Missing samples (NaN,
 * and pixels below full opacity) stay missing and are left out of the others' medians, which are
 * the mean of the two in the middle if an even number is left. Alpha stays.
 */
public final class MedianFilter implements FilterProvider<MedianFilter.Parameters> {
  private static final int MOST = 50;

  /** Larger squares are sorted sooner than lines of all their samples are compared. */
  private static final int MOST_COMPARED = 5;

  /** Values of more integers are counted sooner. */
  private static final int MOST_COMPARED_INTEGERS = 2;

  /**
   * What to take the median of.
   *
   * @param radius pixels to either side
   */
  public record Parameters(
      @Parameter(
              value = "How far the square reaches to either side.",
              unit = "pixels",
              min = 1,
              max = MOST,
              defaultJson = "1")
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
    return "median-filter";
  }

  @Override
  public String description() {
    return "Takes the median of a square around each sample.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public NeighbourhoodFilter create(Parameters parameters) {
    return new Median(parameters.radius());
  }

  private record Median(int radius) implements NeighbourhoodFilter {
    @Override
    public Halo haloOf(ImageInfo image) {
      return Halo.of(radius);
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return image.withFloatingSamples().sampleType();
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      boolean counts = image.sampleType().isInteger() && !image.hasAlpha();
      if (radius <= (counts ? MOST_COMPARED_INTEGERS : MOST_COMPARED)) {
        return new LineMedian(radius, arithmeticOf(image));
      }
      return counts
          ? new SlidingMedian(radius, (int) image.sampleType().white())
          : new SquareMedian(radius);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return PlaceKeywords.withoutMosaic(image);
    }
  }
}
