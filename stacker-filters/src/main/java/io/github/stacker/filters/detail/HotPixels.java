package io.github.stacker.filters.detail;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import io.github.stacker.filters.Range;
import java.util.Objects;

/**
 * Replaces samples that stand out from their neighbours by the median of these: {@code out =
 * median} where {@code |in - median| > max(sigmas * 1.4826 * MAD, least * white)}, elsewhere {@code
 * out = in}.
 *
 * <pre>{@code
 * { "filter": "hot-pixels", "sigmas": 8, "least": 0.05 }
 * }</pre>
 *
 * <p>Median and MAD, the median distance from it, are those of the 24 samples around, in a square
 * of five by five of the same colour; of an even number, the mean of the two in the middle. All
 * that is not replaced stays as it is, to the last bit; samples keep their type. Stars that are as
 * small as a hot pixel are replaced as well: set the limits so that they are not, or reject in the
 * stack. Beyond the edges are the nearest samples inside. Missing samples (NaN, and pixels below
 * full opacity) stay missing and are no neighbours; a sample without neighbours stays. Alpha stays.
 */
public final class HotPixels implements FilterProvider<HotPixels.Parameters> {
  private static final double MOST_SIGMAS = 1000;

  /** Which samples are replaced. */
  public enum Kind {
    /** Those that are brighter than their neighbours. */
    HOT,
    /** Those that are darker. */
    COLD,
    /** Either. */
    BOTH
  }

  /**
   * What stands out.
   *
   * @param sigmas how far from the median, in spreads of the neighbours
   * @param least how far at least, as a share of white
   * @param kind which are replaced
   */
  public record Parameters(
      @Parameter(
              value = "How far from the median of the neighbours, in sigmas of theirs.",
              min = 0,
              max = MOST_SIGMAS,
              defaultJson = "8")
          double sigmas,
      @Parameter(
              value = "How far at least, as a share of white.",
              min = 0,
              max = 1,
              defaultJson = "0.05")
          double least,
      @Parameter(
              value = "Whether brighter samples are replaced, darker ones, or both.",
              defaultJson = "\"both\"")
          Kind kind) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a number is outside
     */
    public Parameters {
      new Range(0, MOST_SIGMAS).require("sigmas", sigmas);
      new Range(0, 1).require("least", least);
      Objects.requireNonNull(kind, "kind");
    }

    private boolean looksAt(double difference) {
      return kind == Kind.BOTH || (difference > 0 == (kind == Kind.HOT));
    }
  }

  @Override
  public String name() {
    return "hot-pixels";
  }

  @Override
  public String description() {
    return "Replaces samples that stand out from their neighbours by the median of these.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public NeighbourhoodFilter create(Parameters parameters) {
    return new Mend(parameters);
  }

  private record Mend(Parameters parameters) implements NeighbourhoodFilter {
    @Override
    public Halo haloOf(ImageInfo image) {
      return Halo.of(Kernel.RADIUS);
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      return new Kernel(parameters, image.white());
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return image;
    }
  }

  private static final class Kernel implements WindowKernel {
    private static final int RADIUS = 2;
    private static final int NEIGHBOURS = 24;
    private static final double MAD_TO_SIGMA = 1.4826;

    private final Parameters parameters;
    private final double least;
    private final Selection selection = new Selection();
    private final double[] around = new double[NEIGHBOURS + 1];

    /** How many of the neighbours differ from the sample by the least difference at most. */
    private int near;

    Kernel(Parameters parameters, double white) {
      this.parameters = parameters;
      this.least = parameters.least() * white;
    }

    @Override
    public void compute(Tile window, Tile result) {
      int length = result.region().width() * result.bands();
      for (int y = result.region().y(); y < result.region().bottom(); y++) {
        int from = window.index(result.region().x(), y);
        int to = result.index(result.region().x(), y);
        for (int i = 0; i < length; i++) {
          result.doubles()[to + i] = mended(window, from + i, result.bands());
        }
      }
    }

    private double mended(Tile window, int at, int bands) {
      double sample = window.doubles()[at];
      int count = gather(window, at, bands);
      // Where more than half of them are near, so is their median. A missing sample is near none.
      if (2 * near > count || count == 0 || sample != sample) {
        return sample;
      }
      double median = selection.median(around, count);
      double difference = sample - median;
      if (Math.abs(difference) <= least || !parameters.looksAt(difference)) {
        return sample;
      }
      for (int i = 0; i < count; i++) {
        around[i] = Math.abs(around[i] - median);
      }
      double sigma = MAD_TO_SIGMA * selection.median(around, count);
      return Math.abs(difference) > parameters.sigmas() * sigma ? median : sample;
    }

    /** Collects the neighbours and counts those that are near. */
    private int gather(Tile window, int at, int bands) {
      double[] from = window.doubles();
      int stride = window.region().width() * bands;
      double own = from[at];
      int count = 0;
      near = 0;
      for (int dy = -RADIUS; dy <= RADIUS; dy++) {
        for (int dx = -RADIUS; dx <= RADIUS; dx++) {
          double sample = from[at + dy * stride + dx * bands];
          around[count] = sample;
          boolean counts = sample == sample && (dx != 0 || dy != 0);
          count += counts ? 1 : 0;
          near += counts && Math.abs(sample - own) <= least ? 1 : 0;
        }
      }
      return count;
    }
  }
}
