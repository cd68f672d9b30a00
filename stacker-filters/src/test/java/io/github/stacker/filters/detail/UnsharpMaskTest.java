package io.github.stacker.filters.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnsharpMaskTest extends FilterContract<UnsharpMask.Parameters> {
  @Override
  protected UnsharpMask provider() {
    return new UnsharpMask();
  }

  @Override
  protected UnsharpMask.Parameters parameters() {
    return new UnsharpMask.Parameters(1, 0.8, 0.02);
  }

  @Test
  void whatTheBlurTakesAwayIsAddedWhereItIsLarge() throws IOException {
    MemoryImage image = Pictures.withGaps(SampleType.FLOAT32);
    MemoryImage sharp = sharpened(image, 1.5, 0.8, 0.3);
    ImageInfo info = image.info();
    int left = 0;
    for (int y = 0; y < info.height(); y++) {
      for (int x = 0; x < info.width(); x++) {
        double sample = image.get(x, y, 2);
        double blurred = SlowBlur.at(image, x, y, 2, 6, SlowBlur.gaussian(1.5));
        boolean large = Math.abs(sample - blurred) > 0.3;
        left += large ? 0 : 1;
        double expected = large ? sample + 0.8 * (sample - blurred) : sample;
        assertEquals(expected, sharp.get(x, y, 2), 1e-5);
      }
    }
    assertEquals(true, left > 50 && left < info.region().pixels() - 50, left + " left");
  }

  @Test
  void nothingChangesWithoutAnAmount() throws IOException {
    double[] before = Pictures.small().toArray();
    assertArrayEquals(before, sharpened(Pictures.small(), 1, 0, 0).toArray());
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    assertRefused("sigma is 0, not within 0.1 to 100", 0, 1, 0);
    assertRefused("amount is -1, not within 0 to 100", 1, -1, 0);
    assertRefused("threshold is 1.5, not within 0 to 1", 1, 1, 1.5);
  }

  private static void assertRefused(String message, double sigma, double amount, double threshold) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new UnsharpMask.Parameters(sigma, amount, threshold));
    assertEquals(message, e.getMessage());
  }

  private static MemoryImage sharpened(
      MemoryImage image, double sigma, double amount, double threshold) throws IOException {
    UnsharpMask.Parameters parameters = new UnsharpMask.Parameters(sigma, amount, threshold);
    return applied(new UnsharpMask().create(parameters), image);
  }
}
