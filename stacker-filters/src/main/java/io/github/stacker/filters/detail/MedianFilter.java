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

  /** Larger squares are counted or put in order sooner than lines of all samples compared. */
  private static final int MOST_COMPARED = 3;

  private static final int MOST_COMPARED_BYTES = 2;

  /** In larger squares, counts of columns change sooner than those of single samples. */
  private static final int MOST_SLID = 10;

  private static final int MOST_SLID_BYTES = 4;

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
      SampleType type = image.sampleType();
      boolean bytes = type == SampleType.UINT8 && !image.hasAlpha();
      if (radius <= (bytes ? MOST_COMPARED_BYTES : MOST_COMPARED)) {
        return new LineMedian(radius, arithmeticOf(image));
      }
      boolean integers = type.isInteger() && !image.hasAlpha();
      if (integers && radius <= (bytes ? MOST_SLID_BYTES : MOST_SLID)) {
        return new SlidingMedian(radius, (int) type.white());
      }
      return bytes ? new CountedMedian(radius) : new OrderedMedian(radius);
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return PlaceKeywords.withoutMosaic(image);
    }
  }
}
