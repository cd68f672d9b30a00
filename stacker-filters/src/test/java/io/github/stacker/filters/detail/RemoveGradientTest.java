package io.github.stacker.filters.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.detail.RemoveGradient.Mode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import org.junit.jupiter.api.Test;

class RemoveGradientTest extends FilterContract<RemoveGradient.Parameters> {
  private static final ImageInfo SKY = ImageInfo.of(110, 90, Pictures.RGB, SampleType.FLOAT64);

  @Override
  protected RemoveGradient provider() {
    return new RemoveGradient();
  }

  @Override
  protected RemoveGradient.Parameters parameters() {
    return new RemoveGradient.Parameters(2, Mode.SUBTRACT, 3);
  }

  @Test
  void aSlopeIsTakenAwayExactly() throws IOException {
    MemoryImage image = picture(SKY, (x, y) -> 0.3 + 0.1 * x - 0.05 * y);
    for (Mode mode : Mode.values()) {
      MemoryImage even = evened(image, 1, mode);
      // To what the ridge of the equations holds back.
      assertEquals(0, spread(even), 1e-8);
      assertEquals(0.3, even.get(0, 0, 0), 1e-3);
    }
  }

  /** In cells of some pixels a median differs from the middle by as much as the curve bends. */
  @Test
  void curvesUpToTheirDegreeAreTakenAway() throws IOException {
    List<DoubleBinaryOperator> curves =
        List.of(
            (x, y) -> 0.5 + 0.1 * x * x - 0.05 * x * y,
            (x, y) -> 0.5 + 0.1 * x * x * y - 0.05 * y,
            (x, y) -> 0.5 + 0.1 * x * x * y * y - 0.05 * x * y * y * y);
    for (int i = 0; i < curves.size(); i++) {
      double before = spread(picture(SKY, curves.get(i)));
      double after = spread(evened(picture(SKY, curves.get(i)), i + 2, Mode.SUBTRACT));
      assertTrue(after < before / 50, before + " became " + after + " at degree " + (i + 2));
    }
  }

  @Test
  void whatIsBrighterThanTheBackgroundDoesNotCount() throws IOException {
    Random random = new Random(1);
    DoubleBinaryOperator galaxy = (x, y) -> x * x + y * y < 0.09 ? 0.4 : 0;
    MemoryImage image =
        picture(
            SKY,
            (x, y) -> 0.2 + 0.05 * x + 0.001 * random.nextGaussian() + galaxy.applyAsDouble(x, y));
    MemoryImage even = evened(image, 2, Mode.SUBTRACT);
    double level = even.get(10, 10, 0);
    assertEquals(level, even.get(100, 80, 0), 0.01);
    assertEquals(level + 0.4, even.get(55, 45, 0), 0.01);
  }

  @Test
  void missingSamplesStayAndDoNotCount() throws IOException {
    MemoryImage slope = picture(SKY, (x, y) -> 0.3 + 0.1 * x);
    double[] samples = slope.toArray();
    MemoryImage image =
        MemoryImage.of(SKY, i -> i / 3 % 110 < 40 || i % 11 == 0 ? Double.NaN : samples[i]);
    double[] even = evened(image, 1, Mode.SUBTRACT).toArray();
    double level = even[3 * 60];
    for (int i = 0; i < even.length; i++) {
      assertEquals(
          Double.isNaN(image.get(i / 3 % 110, i / 3 / 110, i % 3)) ? Double.NaN : level,
          even[i],
          1e-3);
    }
  }

  @Test
  void anImageWithoutSamplesStaysAsItIs() throws IOException {
    MemoryImage image = MemoryImage.of(SKY, i -> Double.NaN);
    assertArrayEquals(image.toArray(), evened(image, 3, Mode.DIVIDE).toArray());
  }

  @Test
  void largeCellsAreMeasuredByAFewThousandSamples() throws IOException {
    ImageInfo info = ImageInfo.of(15, 7200, Pictures.GREY, SampleType.FLOAT32);
    double[] even = evened(picture(info, (x, y) -> 0.3 + 0.1 * y), 1, Mode.SUBTRACT).toArray();
    assertEquals(0.3, even[0], 1e-4);
    assertEquals(0.3, even[even.length - 1], 1e-4);
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    assertRefused("degree is 5, not within 1 to 4", 5, 2);
    assertRefused("sigmas is 0.5, not within 1 to 10", 1, 0.5);
    assertThrows(NullPointerException.class, () -> new RemoveGradient.Parameters(1, null, 2));
  }

  private static void assertRefused(String message, int degree, double sigmas) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new RemoveGradient.Parameters(degree, Mode.DIVIDE, sigmas));
    assertEquals(message, e.getMessage());
  }

  private static MemoryImage evened(MemoryImage image, int degree, Mode mode) throws IOException {
    return applied(
        new RemoveGradient().create(new RemoveGradient.Parameters(degree, mode, 2.5)), image);
  }

  private static double spread(MemoryImage image) {
    double[] samples = image.toArray();
    return Arrays.stream(samples).max().orElseThrow() - Arrays.stream(samples).min().orElseThrow();
  }

  /** Makes a picture of a function of columns and rows, both from -1 to 1. */
  private static MemoryImage picture(ImageInfo info, DoubleBinaryOperator light) {
    return MemoryImage.of(
        info,
        i -> {
          int pixel = i / info.bandCount();
          double x = (2.0 * (pixel % info.width()) + 1) / info.width() - 1;
          double y = (2.0 * (pixel / info.width()) + 1) / info.height() - 1;
          return light.applyAsDouble(x, y);
        });
  }
}
