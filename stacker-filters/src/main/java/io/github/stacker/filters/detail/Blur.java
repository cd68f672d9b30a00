package io.github.stacker.filters.detail;

import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.PlaceKeywords;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.WindowKernel;

/**
 * Replaces samples by weighted means of those around.
 *
 * @param taps the weights, the same along rows and columns
 */
record Blur(Taps taps) implements NeighbourhoodFilter {
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
    SeparableSum sum = new SeparableSum(taps, image);
    return (window, result) -> {
      int length = result.region().width() * result.bands();
      sum.compute(
          window,
          (row, means) -> System.arraycopy(means, 0, result.floats(), row * length, length));
    };
  }

  @Override
  public ImageInfo resultOf(ImageInfo image) {
    return PlaceKeywords.withoutMosaic(NeighbourhoodFilter.super.resultOf(image));
  }
}
