package io.github.stacker.filters.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class BilateralTest extends FilterContract<Bilateral.Parameters> {
  @Override
  protected Bilateral provider() {
    return new Bilateral();
  }

  @Override
  protected Bilateral.Parameters parameters() {
    return new Bilateral.Parameters(0.8, 0.2);
  }

  @Test
  void samplesAreThoseOfTheFormula() throws IOException {
    for (SampleType type : SampleType.values()) {
      MemoryImage image = MemoryImage.random(ImageInfo.of(19, 13, Pictures.RGB, type), 3);
      assertSmoothed(image, 1.2, 0.15);
      assertSmoothed(image, 0.5, 0.02);
      assertSmoothed(image, 2, 10);
    }
  }

  @Test
  void missingSamplesHaveNoWeight() throws IOException {
    assertSmoothed(Pictures.withGaps(SampleType.FLOAT32), 1.2, 0.3);
    assertSmoothed(Pictures.withGaps(SampleType.FLOAT64), 0.7, 3);
  }

  @Test
  void pixelsBelowFullOpacityHaveNoWeight() throws IOException {
    ImageInfo info = ImageInfo.of(9, 1, List.of(Band.GREY, Band.ALPHA), SampleType.UINT16);
    MemoryImage image =
        MemoryImage.of(info, i -> i % 2 == 1 ? (i == 9 ? 9 : 65_535) : i == 8 ? 7 : 400);
    double[] smoothed = applied(filter(1, 10), image).toArray();
    for (int i = 0; i < smoothed.length; i += 2) {
      assertEquals(i == 8 ? 7 : 400, smoothed[i]);
    }
  }

  @Test
  void infiniteSamplesStayAndHaveNoWeight() throws IOException {
    ImageInfo info = ImageInfo.of(5, 1, Pictures.GREY, SampleType.FLOAT32);
    double[] samples = {0.1, Double.POSITIVE_INFINITY, 0.1, Double.NEGATIVE_INFINITY, 0.1};
    MemoryImage image = MemoryImage.of(info, i -> samples[i]);
    assertArrayEquals(image.toArray(), applied(filter(1, 0.1), image).toArray());
  }

  @Test
  void edgesStayAndNoiseGoes() throws IOException {
    ImageInfo info = ImageInfo.of(20, 10, Pictures.GREY, SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> (i % 20 < 10 ? 50 : 200) + (i + i / 20) % 2 * 4);
    double[] smoothed = applied(filter(1.5, 0.05), image).toArray();
    for (int i = 0; i < smoothed.length; i++) {
      assertEquals(i % 20 < 10 ? 52 : 202, smoothed[i], 0.6, "sample " + i);
    }
    double[] blurred =
        applied(new GaussianBlur().create(new GaussianBlur.Parameters(1.5)), image).toArray();
    assertTrue(blurred[9] > 80, "an edge between " + blurred[9] + " and " + blurred[10]);
  }

  @Test
  void equalSamplesStayWhatTheyAre() throws IOException {
    ImageInfo info = ImageInfo.of(9, 9, Pictures.RGB, SampleType.FLOAT32);
    MemoryImage image = MemoryImage.of(info, i -> 0.1 * (i % 3 + 1));
    assertArrayEquals(image.toArray(), applied(filter(2, 0.05), image).toArray());
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    assertRefused("sigma is 0.1, not within 0.2 to 10", 0.1, 1);
    assertRefused("sigma is NaN, not within 0.2 to 10", Double.NaN, 1);
    assertRefused("tolerance is 0, not within 1.0E-4 to 10", 1, 0);
    assertRefused("tolerance is 11, not within 1.0E-4 to 10", 1, 11);
  }

  private static void assertRefused(String message, double sigma, double tolerance) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new Bilateral.Parameters(sigma, tolerance));
    assertEquals(message, e.getMessage());
  }

  private static Filter filter(double sigma, double tolerance) {
    return new Bilateral().create(new Bilateral.Parameters(sigma, tolerance));
  }

  private static void assertSmoothed(MemoryImage image, double sigma, double tolerance)
      throws IOException {
    ImageInfo info = image.info();
    MemoryImage smoothed = applied(filter(sigma, tolerance), image);
    for (int i = 0; i < info.width() * info.height() * info.bandCount(); i++) {
      int band = i % info.bandCount();
      int x = i / info.bandCount() % info.width();
      int y = i / info.bandCount() / info.width();
      double expected = smoothed(image, x, y, band, sigma, tolerance * info.white());
      assertEquals(expected, smoothed.get(x, y, band), 1e-5 * info.white(), x + ", " + y);
    }
  }

  private static double smoothed(
      MemoryImage image, int x, int y, int band, double sigma, double tolerance) {
    double own = image.get(x, y, band);
    int radius = (int) Math.floor(3 * sigma + 0.5);
    double sum = 0;
    double weights = 0;
    for (int row = y - radius; row <= y + radius; row++) {
      for (int column = x - radius; column <= x + radius; column++) {
        int inRow = Math.max(0, Math.min(image.info().height() - 1, row));
        int inColumn = Math.max(0, Math.min(image.info().width() - 1, column));
        double sample = image.get(inColumn, inRow, band);
        double far = (Math.pow(column - x, 2) + Math.pow(row - y, 2)) / (2 * sigma * sigma);
        double differs = Math.pow(sample - own, 2) / (2 * tolerance * tolerance);
        double weight = Math.exp(-far - differs);
        sum += Double.isNaN(sample) ? 0 : weight * sample;
        weights += Double.isNaN(sample) ? 0 : weight;
      }
    }
    return sum / weights;
  }
}
