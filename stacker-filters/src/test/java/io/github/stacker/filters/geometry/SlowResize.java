package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.contract.MemoryImage;

/**
 * Resizes as the definition says, one sample after the other. The kernels are those of the filter:
 * they are compared with Pillow's.
 */
final class SlowResize {
  private final MemoryImage image;
  private final ImageInfo info;
  private final Kernel kernel;
  private final int width;
  private final int height;

  SlowResize(MemoryImage image, Kernel kernel, int width, int height) {
    this.image = image;
    this.info = image.info();
    this.kernel = kernel;
    this.width = width;
    this.height = height;
  }

  void assertLike(MemoryImage actual, double tolerance) {
    double half = info.sampleType().isInteger() ? 0.5 : 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int b = 0; b < info.bandCount(); b++) {
          assertSample(x, y, b, actual.get(x, y, b), half + tolerance * info.white());
        }
      }
    }
  }

  private void assertSample(int x, int y, int band, double actual, double slack) {
    double expected = sample(x, y, band);
    if (info.sampleType().isInteger()) {
      expected = Math.max(0, Math.min(info.white(), expected));
    }
    boolean huge = Math.abs(expected) > 20 * info.white();
    assertEquals(
        expected,
        actual,
        huge ? slack * Math.abs(expected) : slack,
        () -> "%s at %d,%d band %d of %s".formatted(kernel, x, y, band, info));
  }

  private double sample(int x, int y, int band) {
    boolean alphaOnly = band == info.bandCount() - 1;
    if (!info.hasAlpha() || kernel == Kernel.NEAREST) {
      double sum = sum(x, y, (i, j) -> value(i, j, band));
      double weight = sum(x, y, (i, j) -> present(i, j, band), false);
      return weight < 0.4999 ? Double.NaN : sum / weight;
    }
    double alpha = sum(x, y, (i, j) -> image.get(i, j, info.bandCount() - 1));
    if (!(alpha > 0)) {
      return alphaOnly || info.sampleType().isInteger() ? 0 : Double.NaN;
    }
    if (alphaOnly) {
      return Math.min(alpha, info.white());
    }
    return sum(x, y, (i, j) -> image.get(i, j, band) * share(i, j)) / alpha * info.white();
  }

  private double share(int x, int y) {
    return image.get(x, y, info.bandCount() - 1) / info.white();
  }

  private double value(int x, int y, int band) {
    double sample = image.get(x, y, band);
    return Double.isNaN(sample) ? 0 : sample;
  }

  private double present(int x, int y, int band) {
    return Double.isNaN(image.get(x, y, band)) ? 0 : 1;
  }

  private interface Samples {
    double at(int x, int y);
  }

  private double sum(int x, int y, Samples samples) {
    return sum(x, y, samples, info.sampleType().isInteger());
  }

  /** Columns first, clamped if integer, then rows. */
  private double sum(int x, int y, Samples samples, boolean clamps) {
    return along(
        y,
        info.height(),
        height,
        j -> {
          double row = along(x, info.width(), width, i -> samples.at(i, j));
          return clamps ? Math.max(0, Math.min(info.white(), row)) : row;
        });
  }

  private interface Line {
    double at(int i);
  }

  private double along(int at, int size, int into, Line line) {
    double scale = (double) size / into;
    double centre = (at + 0.5) * scale;
    if (kernel == Kernel.NEAREST) {
      return line.at((int) Math.floor(centre));
    }
    double unit = Math.max(1, scale);
    double sum = 0;
    double weights = 0;
    int reach = (int) (kernel.support() * unit + 1);
    int end = Math.min(size, (int) centre + reach + 1);
    for (int i = Math.max(0, (int) centre - reach); i < end; i++) {
      double distance = (i + 0.5 - centre) / unit;
      if (Math.abs(distance) <= kernel.support()) {
        double weight = kernel.weight(distance);
        sum += weight * line.at(i);
        weights += weight;
      }
    }
    return sum / weights;
  }
}
