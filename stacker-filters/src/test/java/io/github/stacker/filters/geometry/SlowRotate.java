package io.github.stacker.filters.geometry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.contract.MemoryImage;

/**
 * Turns about the middle with room for all corners, one sample after the other: distances, angles,
 * and for each sample all pixels around, by the definition of the kernels.
 */
final class SlowRotate {
  private final MemoryImage image;
  private final ImageInfo info;
  private final double angle;
  private final Interpolation kernel;

  SlowRotate(MemoryImage image, double degrees, Interpolation kernel) {
    this.image = image;
    this.info = image.info();
    this.angle = Math.toRadians(degrees);
    this.kernel = kernel;
  }

  void assertLike(MemoryImage actual) {
    double slack = (info.sampleType().isInteger() ? 0.5 : 0) + 1e-6 * info.white();
    int width = actual.info().width();
    int height = actual.info().height();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double dx = x + 0.5 - width / 2.0;
        double dy = y + 0.5 - height / 2.0;
        double px = info.width() / 2.0 + dx * Math.cos(angle) + dy * Math.sin(angle);
        double py = info.height() / 2.0 - dx * Math.sin(angle) + dy * Math.cos(angle);
        for (int b = 0; b < info.bandCount(); b++) {
          assertSample(px, py, b, actual.get(x, y, b), slack);
        }
      }
    }
  }

  private void assertSample(double x, double y, int band, double actual, double slack) {
    boolean inside = x >= 0 && y >= 0 && x < info.width() && y < info.height();
    double expected = inside ? sample(x, y, band) : outside(band);
    if (info.sampleType().isInteger()) {
      expected = Math.max(0, Math.min(info.white(), expected));
    }
    double relative = Double.isNaN(expected) ? slack : Math.max(slack, 1e-6 * Math.abs(expected));
    assertEquals(
        expected,
        actual,
        relative,
        () -> "%s of band %d at %s,%s of %s".formatted(kernel, band, x, y, info));
  }

  private double outside(int band) {
    boolean alpha = info.hasAlpha() && band == info.bandCount() - 1;
    return alpha || info.sampleType().isInteger() ? 0 : Double.NaN;
  }

  private double sample(double x, double y, int band) {
    if (kernel == Interpolation.NEAREST) {
      return image.get((int) x, (int) y, band);
    }
    if (!info.hasAlpha()) {
      double weight = sum(x, y, (i, j) -> Double.isNaN(image.get(i, j, band)) ? 0 : 1);
      double sum = sum(x, y, (i, j) -> orZero(image.get(i, j, band)));
      return weight < 0.4999 ? Double.NaN : sum / weight;
    }
    int last = info.bandCount() - 1;
    double alpha = sum(x, y, (i, j) -> image.get(i, j, last));
    if (!(alpha > 0)) {
      return outside(band);
    }
    return band == last
        ? Math.min(alpha, info.white())
        : sum(x, y, (i, j) -> image.get(i, j, band) * image.get(i, j, last)) / alpha;
  }

  private static double orZero(double sample) {
    return Double.isNaN(sample) ? 0 : sample;
  }

  private interface Samples {
    double at(int x, int y);
  }

  private double sum(double x, double y, Samples samples) {
    double sum = 0;
    int left = (int) Math.floor(x - 0.5);
    int top = (int) Math.floor(y - 0.5);
    for (int j = top - 1; j <= top + 2; j++) {
      for (int i = left - 1; i <= left + 2; i++) {
        double weight = weight(i + 0.5 - x) * weight(j + 0.5 - y);
        sum += weight * samples.at(within(i, info.width()), within(j, info.height()));
      }
    }
    return sum;
  }

  private static int within(int i, int length) {
    return Math.max(0, Math.min(length - 1, i));
  }

  /** Bilinear: 1 - |d|. Bicubic: the cubic of Keys with a = -1. */
  private double weight(double distance) {
    double d = Math.abs(distance);
    if (kernel == Interpolation.BILINEAR) {
      return Math.max(0, 1 - d);
    }
    return d < 1 ? d * d * d - 2 * d * d + 1 : Math.max(0, 2 - d) * (2 - d) * (1 - d);
  }
}
