package io.github.stacker.filters.detail;

import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import io.github.stacker.filters.Range;

/**
 * Sharpens by what a blur takes away: {@code out = in + amount * (in - blurred)} where {@code |in -
 * blurred| > threshold * white}, elsewhere {@code out = in}.
 *
 * <pre>{@code
 * { "filter": "unsharp-mask", "sigma": 2, "amount": 1, "threshold": 0.01 }
 * }</pre>
 *
 * <p>The blur is that of {@link GaussianBlur}. Pillow's {@code UnsharpMask(radius, percent,
 * threshold)} is sigma {@code radius}, amount {@code percent / 100}, threshold {@code threshold /
 * 255}, but for its blur, which only comes near a Gaussian. Missing samples (NaN, and pixels below
 * full opacity) stay missing and have no weight in the others. The result has floating samples,
 * computed in single precision, and is not clamped; alpha stays.
 */
public final class UnsharpMask implements FilterProvider<UnsharpMask.Parameters> {
  private static final double LARGEST = 100;

  /**
   * How much to sharpen.
   *
   * @param sigma standard deviation of the blur
   * @param amount factor of the difference
   * @param threshold differences up to this share of white are left
   */
  public record Parameters(
      @Parameter(
              value = "Standard deviation of the blur.",
              unit = "pixels",
              min = GaussianBlur.LEAST,
              max = GaussianBlur.MOST,
              defaultJson = "2")
          double sigma,
      @Parameter(
              value = "Factor of what the blur takes away.",
              min = 0,
              max = LARGEST,
              defaultJson = "1")
          double amount,
      @Parameter(
              value = "Differences up to this share of white are left.",
              min = 0,
              max = 1,
              defaultJson = "0")
          double threshold) {
    /**
     * Checks the limits.
     *
     * @throws IllegalArgumentException if a number is outside
     */
    public Parameters {
      new Range(GaussianBlur.LEAST, GaussianBlur.MOST).require("sigma", sigma);
      new Range(0, LARGEST).require("amount", amount);
      new Range(0, 1).require("threshold", threshold);
    }
  }

  @Override
  public String name() {
    return "unsharp-mask";
  }

  @Override
  public String description() {
    return "Sharpens by what a Gaussian blur takes away.";
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public NeighbourhoodFilter create(Parameters parameters) {
    return new Sharpen(
        Blur.of(Taps.gaussian(parameters.sigma())), parameters.amount(), parameters.threshold());
  }

  private record Sharpen(Blur blur, double amount, double threshold)
      implements NeighbourhoodFilter {
    @Override
    public Halo haloOf(ImageInfo image) {
      return blur.haloOf(image);
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return blur.arithmeticOf(image);
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      WindowKernel blurring = blur.kernelFor(image);
      float least = (float) (threshold * image.white());
      return (window, result) -> {
        blurring.compute(window, result);
        sharpen(window, result, (float) amount, least);
      };
    }

    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return blur.resultOf(image);
    }

    private static void sharpen(Tile window, Tile result, float amount, float least) {
      float[] before = window.floats();
      float[] blurred = result.floats();
      int length = result.region().width() * result.bands();
      for (int y = result.region().y(); y < result.region().bottom(); y++) {
        int from = window.index(result.region().x(), y);
        int to = result.index(result.region().x(), y);
        for (int i = 0; i < length; i++) {
          float sample = before[from + i];
          float difference = sample - blurred[to + i];
          boolean sharpened = Math.abs(difference) > least;
          blurred[to + i] = sharpened ? sample + amount * difference : sample;
        }
      }
    }
  }
}
