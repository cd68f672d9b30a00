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
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MedianFilterTest extends FilterContract<MedianFilter.Parameters> {
  @Override
  protected MedianFilter provider() {
    return new MedianFilter();
  }

  @Override
  protected MedianFilter.Parameters parameters() {
    return new MedianFilter.Parameters(2);
  }

  /** SciPy 1.10.1: {@code median_filter(a, size=3 or 5, mode="nearest")}. */
  @Test
  void samplesAreThoseOfScipy() throws IOException {
    double[] three = {
      37, 74, 111, 111, 148, 91, 91, 115, 115, 148, 93, 141, 169, 169, 115, 93, 93, 169, 169, 115
    };
    double[] five = {
      52, 74, 111, 115, 148, 74, 91, 111, 115, 148, 91, 93, 111, 115, 115, 91, 115, 115, 115, 65
    };
    assertArrayEquals(three, applied(median(1), Pictures.small()).toArray());
    assertArrayEquals(five, applied(median(2), Pictures.small()).toArray());
  }

  @Test
  void samplesOfEveryTypeAreTheMiddleOnesOfSquares() throws IOException {
    for (SampleType type : SampleType.values()) {
      for (int radius : new int[] {1, 3}) {
        assertMedians(MemoryImage.random(ImageInfo.of(31, 24, Pictures.RGB, type), radius), radius);
      }
    }
  }

  @Test
  void missingSamplesAreLeftOut() throws IOException {
    assertMedians(Pictures.withGaps(SampleType.FLOAT32), 2);
    assertMedians(Pictures.withGaps(SampleType.FLOAT64), 1);
  }

  @Test
  void pixelsBelowFullOpacityAreLeftOut() throws IOException {
    ImageInfo info = ImageInfo.of(3, 1, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    double[] samples = {10, 255, 200, 254, 20, 255};
    double[] medians = applied(median(1), MemoryImage.of(info, i -> samples[i])).toArray();
    assertArrayEquals(new double[] {10, 255, 200, 254, 20, 255}, medians);
  }

  /** What is computed for many places at once, and what is left over, are the same. */
  @Test
  void widePicturesHaveTheSameBits() throws IOException {
    for (SampleType type : SampleType.values()) {
      for (int radius = 1; radius <= 6; radius++) {
        ImageInfo info = ImageInfo.of(700 + radius, 3, Pictures.RGB, type);
        assertMedians(MemoryImage.random(info, 50 + radius), radius);
      }
    }
  }

  @Test
  void gapsOfWidePicturesAreLeftOut() throws IOException {
    for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
      for (int radius = 1; radius <= 2; radius++) {
        assertMedians(Pictures.torn(ImageInfo.of(530, 9, Pictures.RGB, type), radius), radius);
      }
    }
  }

  /** Whatever way is the fastest for a type and a radius gives what sorting gives. */
  @Test
  void largeSquaresHaveTheSameBits() throws IOException {
    for (SampleType type : SampleType.values()) {
      for (int radius : new int[] {4, 5, 10, 11, 17}) {
        ImageInfo info = ImageInfo.of(71, 9, Pictures.RGB, type);
        assertMedians(MemoryImage.random(info, radius), radius);
        double[] samples = MemoryImage.random(info, radius).toArray();
        // Slopes, and many samples that are equal.
        assertMedians(
            MemoryImage.of(info, i -> Math.floor(samples[i] / 50) + 2 * (i / 3 % 71)), radius);
      }
    }
  }

  @Test
  void gapsOfLargeSquaresAreLeftOut() throws IOException {
    for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
      for (int radius : new int[] {4, 12, 50}) {
        assertMedians(Pictures.torn(ImageInfo.of(130, 7, Pictures.RGB, type), radius), radius);
      }
    }
  }

  /** More columns than are counted at once, and of each sample more ranks than integers. */
  @Test
  void theLargestSquaresOfWidePicturesHaveTheSameBits() throws IOException {
    for (SampleType type : SampleType.values()) {
      assertMedians(MemoryImage.random(ImageInfo.of(470, 3, Pictures.GREY, type), 50), 50);
    }
  }

  @Test
  void infiniteSamplesAndBothZerosHaveTheirPlaceInTheOrder() throws IOException {
    double[] samples = {
      0, Double.NEGATIVE_INFINITY, -0.0, 0.25, -1, Double.POSITIVE_INFINITY, 0, -0.0
    };
    ImageInfo info = ImageInfo.of(31, 11, Pictures.GREY, SampleType.FLOAT32);
    for (int radius : new int[] {1, 4, 12}) {
      assertMedians(MemoryImage.of(info, i -> samples[i * i % 31 % 8]), radius);
    }
  }

  @Test
  void pixelsBelowFullOpacityAreLeftOutOfLargeSquares() throws IOException {
    ImageInfo info = ImageInfo.of(40, 9, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    double[] samples = MemoryImage.random(info, 5).toArray();
    MemoryImage image = MemoryImage.of(info, i -> i % 2 == 0 ? samples[i] : i % 3 == 0 ? 254 : 255);
    MemoryImage gaps =
        MemoryImage.of(
            ImageInfo.of(40, 9, Pictures.GREY, SampleType.FLOAT32),
            i -> (2 * i + 1) % 3 == 0 ? Double.NaN : samples[2 * i]);
    double[] medians = applied(median(7), image).toArray();
    double[] expected = applied(median(7), gaps).toArray();
    for (int i = 0; i < expected.length; i++) {
      double median = Double.isNaN(expected[i]) ? samples[2 * i] : Math.floor(expected[i] + 0.5);
      assertEquals(median, medians[2 * i], "" + i);
    }
  }

  @Test
  void equalSamplesStayWhatTheyAre() throws IOException {
    ImageInfo info = ImageInfo.of(300, 4, List.of(Band.GREY), SampleType.FLOAT32);
    for (float sample : new float[] {0, -3, Float.MAX_VALUE, Float.POSITIVE_INFINITY}) {
      assertMedians(MemoryImage.of(info, i -> sample), 1);
    }
  }

  /** Two plateaus far from each other make the median leap. */
  @Test
  void mediansLeapWithTheSamples() throws IOException {
    ImageInfo info = ImageInfo.of(40, 8, List.of(Band.GREY), SampleType.UINT16);
    assertMedians(MemoryImage.of(info, i -> i % 40 / 7 % 2 == 0 ? i % 3 : 65_535 - i % 300), 1);
  }

  @Test
  void radiiOutsideTheLimitsAreRefused() {
    for (int radius : new int[] {0, 51}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> new MedianFilter.Parameters(radius))
              .getMessage();
      assertEquals("radius is %d, not within 1 to 50".formatted(radius), message);
    }
  }

  private static Filter median(int radius) {
    return new MedianFilter().create(new MedianFilter.Parameters(radius));
  }

  private static void assertMedians(MemoryImage image, int radius) throws IOException {
    MemoryImage medians = applied(median(radius), image);
    ImageInfo info = image.info();
    assertEquals(info, medians.info());
    for (int y = 0; y < info.height(); y++) {
      for (int x = 0; x < info.width(); x++) {
        for (int band = 0; band < info.bandCount(); band++) {
          double own = image.get(x, y, band);
          double[] around = SlowSquare.of(image, x, y, band, radius);
          double expected = Double.isNaN(own) ? own : SlowSquare.median(around);
          assertEquals(
              Pictures.stored(expected, info), medians.get(x, y, band), x + ", " + y + ", " + band);
        }
      }
    }
  }

  /** Samples around places, slowly. */
  static final class SlowSquare {
    private SlowSquare() {}

    static double[] of(MemoryImage image, int x, int y, int band, int radius) {
      double[] around = new double[(2 * radius + 1) * (2 * radius + 1)];
      int count = 0;
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          int column = Math.max(0, Math.min(image.info().width() - 1, x + dx));
          int row = Math.max(0, Math.min(image.info().height() - 1, y + dy));
          around[count++] = image.get(column, row, band);
        }
      }
      return around;
    }

    static double median(double[] samples) {
      double[] sorted = Arrays.stream(samples).filter(s -> !Double.isNaN(s)).sorted().toArray();
      int middle = sorted.length / 2;
      return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
  }
}
