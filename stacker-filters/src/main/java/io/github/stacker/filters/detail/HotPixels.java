package io.github.stacker.filters.detail;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.SampleType;
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

    boolean looksAt(double difference) {
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
      return Halo.of(HotPixelsKernel.RADIUS);
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return image.withFloatingSamples().sampleType();
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      return new HotPixelsKernel(parameters, image.white(), arithmeticOf(image));
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return image;
    }
  }
}
