package io.github.stacker.filters.detail;

import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.WindowKernel;
import java.util.function.Function;

/**
 * Replaces samples by weighted means of those around.
 *
 * @param radius how far that reaches to either side
 * @param kernels make the arithmetic for an image
 */
record Blur(int radius, Function<ImageInfo, WindowKernel> kernels) implements NeighbourhoodFilter {
  /** Gives a filter whose weights are the same along rows and columns. */
  static Blur of(Taps taps) {
    return new Blur(taps.radius(), image -> weighted(taps, image));
  }

  private static WindowKernel weighted(Taps taps, ImageInfo image) {
    SeparableSum sum = new SeparableSum(taps, image);
    return (window, result) -> {
      int length = result.region().width() * result.bands();
      sum.compute(
          window,
          (row, means) -> System.arraycopy(means, 0, result.floats(), row * length, length));
    };
  }

  /** Gives a filter whose weights are all the same. */
  static Blur box(int radius) {
    return new Blur(radius, image -> new BoxMean(radius, image));
  }

  @Override
  public Halo haloOf(ImageInfo image) {
    return Halo.of(radius);
  }

  @Override
  public SampleType arithmeticOf(ImageInfo image) {
    return SampleType.FLOAT32;
  }

  @Override
  public WindowKernel kernelFor(ImageInfo image) {
    return kernels.apply(image);
  }

  @Override
  public ImageInfo resultOf(ImageInfo image) {
    return PlaceKeywords.withoutMosaic(NeighbourhoodFilter.super.resultOf(image));
  }
}
