package io.github.stacker.filters.detail;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.contract.MemoryImage;
import java.util.function.IntToDoubleFunction;

/** Weighted means of squares, slowly and in double precision. */
final class SlowBlur {
  private SlowBlur() {}

  /** Gives {@code exp(-x^2 / (2 sigma^2))}. */
  static IntToDoubleFunction gaussian(double sigma) {
    return x -> Math.exp(-x * x / (2 * sigma * sigma));
  }

  /** Gives the mean around a place of what is not NaN. */
  static double at(
      MemoryImage image, int x, int y, int band, int radius, IntToDoubleFunction weight) {
    ImageInfo info = image.info();
    double sum = 0;
    double weights = 0;
    for (int dy = -radius; dy <= radius; dy++) {
      for (int dx = -radius; dx <= radius; dx++) {
        int column = Math.max(0, Math.min(info.width() - 1, x + dx));
        int row = Math.max(0, Math.min(info.height() - 1, y + dy));
        double sample = image.get(column, row, band);
        double factor = weight.applyAsDouble(dx) * weight.applyAsDouble(dy);
        if (!Double.isNaN(sample)) {
          sum += factor * sample;
          weights += factor;
        }
      }
    }
    return sum / weights;
  }
}
