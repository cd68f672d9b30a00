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
 * Smooths without blurring edges: {@code out(x, y) = sum(w * in(x + i, y + j)) / sum(w)} with
 * {@code w = exp(-(i^2 + j^2) / (2 sigma^2)) * exp(-d^2 / (2 t^2))}, {@code d = in(x + i, y + j) -
 * in(x, y)}, {@code t = tolerance * white}, for {@code i} and {@code j} up to 3 sigma.
 *
 * <pre>{@code
 * { "filter": "bilateral", "sigma": 1.5, "tolerance": 0.05 }
 * }</pre>
 *
 * <p>Source: Tomasi and Manduchi (1998), Bilateral filtering for gray and color images, ICCV 6,
 * 839; here each band by itself. Computed in single precision, to 1e-5 of white. Equal samples stay
 * what they are. Beyond the edges are the nearest samples inside. Missing samples (NaN, and pixels
 * below full opacity) stay missing, infinite ones infinite; neither has weight in the others. The
 * result has floating samples; alpha stays. The time it takes grows with the square of sigma.
 */
public final class Bilateral implements FilterProvider<Bilateral.Parameters> {
  private static final double LEAST_SIGMA = 0.2;
  private static final double MOST_SIGMA = 10;
  private static final double LEAST_TOLERANCE = 1e-4;
  private static final double MOST_TOLERANCE = 10;

  /** So many standard deviations to either side are looked at. */
  private static final double TRUNCATE = 3;

  /**
   * How much to smooth.
   *
   * @param sigma standard deviation in space
   * @param tolerance standard deviation of what differs, as a share of white
   */
  public record Parameters(
      @Parameter(
              value = "Standard deviation of the Gaussian of distances.",
              unit = "pixels",
              min = LEAST_SIGMA,
              max = MOST_SIGMA,
              defaultJson = "1.5")
          double sigma,
      @Parameter(
              value = "Standard deviation of the Gaussian of differences, as a share of white.",
              min = LEAST_TOLERANCE,
              max = MOST_TOLERANCE,
              defaultJson = "0.05")
          double tolerance) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a number is outside
     */
    public Parameters {
      new Range(LEAST_SIGMA, MOST_SIGMA).require("sigma", sigma);
      new Range(LEAST_TOLERANCE, MOST_TOLERANCE).require("tolerance", tolerance);
    }
  }

  @Override
  public String name() {
    return "bilateral";
  }

  @Override
  public String description() {
    return "Smooths without blurring edges.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public NeighbourhoodFilter create(Parameters parameters) {
    int radius = (int) (TRUNCATE * parameters.sigma() + 0.5);
    return new Smooth(Taps.gaussian(parameters.sigma(), radius), parameters.tolerance());
  }

  private record Smooth(Taps taps, double tolerance) implements NeighbourhoodFilter {
    @Override
    public Halo haloOf(ImageInfo image) {
      return Halo.of(taps.radius());
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return SampleType.FLOAT32;
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      return new BilateralKernel(taps, tolerance * image.white());
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return PlaceKeywords.withoutMosaic(NeighbourhoodFilter.super.resultOf(image));
    }
  }
}
