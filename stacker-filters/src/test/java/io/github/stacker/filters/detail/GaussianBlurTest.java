package io.github.stacker.filters.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.Range;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class GaussianBlurTest extends FilterContract<GaussianBlur.Parameters> {
  @Override
  protected GaussianBlur provider() {
    return new GaussianBlur();
  }

  @Override
  protected GaussianBlur.Parameters parameters() {
    return new GaussianBlur.Parameters(1.3);
  }

  /** SciPy 1.10.1: {@code gaussian_filter(a, sigma, mode="nearest", truncate=4)}, a of doubles. */
  @Test
  void samplesAreThoseOfScipy() throws IOException {
    double[] narrow = {
      29.39429, 60.22157, 97.84631, 126.07094, 127.41105, 100.16329, 128.69912, 146.94605,
      155.31077, 109.60873, 138.7828, 158.16409, 136.26134, 146.44994, 133.05875, 67.52165,
      114.0695, 154.51513, 174.30184, 115.24803
    };
    double[] wide = {
      60.63491, 79.98873, 100.87042, 116.39983, 123.48427, 86.12099, 103.10337, 118.51295,
      125.66959, 123.57443, 97.2846, 115.51865, 130.04896, 132.80159, 123.94616, 88.85189,
      113.25356, 132.97571, 135.89462, 122.24369
    };
    double tolerance = 1e-5 * 255;
    assertArrayEquals(narrow, applied(blur(0.7), Pictures.small()).toArray(), tolerance);
    assertArrayEquals(wide, applied(blur(1.5), Pictures.small()).toArray(), tolerance);
  }

  @Test
  void missingSamplesHaveNoWeight() throws IOException {
    for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
      MemoryImage image = Pictures.withGaps(type);
      MemoryImage blurred = applied(blur(1.5), image);
      ImageInfo info = image.info();
      for (int i = 0; i < info.width() * info.height() * 3; i++) {
        int x = i / 3 % info.width();
        int y = i / 3 / info.width();
        double expected = SlowBlur.at(image, x, y, i % 3, 6, SlowBlur.gaussian(1.5));
        boolean missing = Double.isNaN(image.get(x, y, i % 3));
        assertEquals(missing ? Double.NaN : expected, blurred.get(x, y, i % 3), 1e-5, "" + i);
      }
    }
  }

  @Test
  void whatIsMissingElsewhereChangesNoBit() throws IOException {
    ImageInfo info = ImageInfo.of(60, 5, Pictures.RGB, SampleType.FLOAT32);
    double[] samples = MemoryImage.random(info, 6).toArray();
    MemoryImage whole = applied(blur(2), MemoryImage.of(info, i -> samples[i]));
    MemoryImage gap =
        applied(blur(2), MemoryImage.of(info, i -> i % 180 == 0 ? Double.NaN : samples[i]));
    for (int y = 0; y < 5; y++) {
      for (int x = 9; x < 60; x++) {
        assertEquals(whole.get(x, y, 0), gap.get(x, y, 0));
      }
    }
  }

  @Test
  void pixelsBelowFullOpacityHaveNoWeight() throws IOException {
    ImageInfo info = ImageInfo.of(9, 1, List.of(Band.GREY, Band.ALPHA), SampleType.UINT16);
    MemoryImage image =
        MemoryImage.of(info, i -> i % 2 == 1 ? (i == 9 ? 9 : 65_535) : i == 8 ? 7 : 400);
    double[] blurred = applied(blur(1), image).toArray();
    for (int i = 0; i < blurred.length; i += 2) {
      assertEquals(i == 8 ? 7 : 400, blurred[i], 0.01);
    }
  }

  @Test
  void theSumOfTheTapsIsOne() {
    for (double sigma : new double[] {0.1, 0.5, 3, 100}) {
      Taps taps = Taps.gaussian(sigma);
      double sum = taps.at(0);
      for (int i = 1; i <= taps.radius(); i++) {
        sum += 2.0 * taps.at(i);
      }
      assertEquals(1, sum, 1e-6);
    }
  }

  @Test
  void sigmasOutsideTheLimitsAreRefused() {
    for (double sigma : new double[] {0, 0.09, 100.1, Double.NaN}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> new GaussianBlur.Parameters(sigma))
              .getMessage();
      assertEquals("sigma is " + Range.plain(sigma) + ", not within 0.1 to 100", message);
    }
  }

  private static Filter blur(double sigma) {
    return new GaussianBlur().create(new GaussianBlur.Parameters(sigma));
  }
}
