package io.github.stacker.filters.colour;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;

/**
 * Makes each colour a weighted sum of the three: {@code out = w[0] * R + w[1] * G + w[2] * B},
 * summed in double precision from left to right. The result has floating samples.
 *
 * <p>Images of other bands than red, green and blue, and perhaps alpha, are refused.
 */
final class ColourMatrix implements Filter {
  private final double[] weights;

  /**
   * Takes the weights.
   *
   * @param weights nine: those of red, then of green, then of blue; not to be changed afterwards
   */
  ColourMatrix(double[] weights) {
    this.weights = weights;
  }

  @Override
  public ImageSource apply(ImageSource source) {
    return new MixedSource(source, resultOf(source.info()), weights);
  }

  private static ImageInfo resultOf(ImageInfo image) {
    return image.withFloatingSamples();
  }

  @Override
  public Reading reading() {
    return Reading.IN_ORDER;
  }

  @Override
  public boolean keepsPlaces() {
    return true;
  }
}
