package io.github.stacker.filters.tone;

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

class GainTest extends FilterContract<Gain.Parameters> {
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  @Override
  protected Gain provider() {
    return new Gain();
  }

  @Override
  protected Gain.Parameters parameters() {
    return new Gain.Parameters(0.3, List.of(1.7));
  }

  @Test
  void eachBandHasItsFactorAndAlphaHasNone() throws IOException {
    MemoryImage pixel = MemoryImage.of(ImageInfo.of(1, 1, RGBA, SampleType.UINT8), i -> 100 + i);
    Filter gain = gain(1, 1.5, 1, 0.25);
    assertArrayEquals(new double[] {300, 202, 51, 103}, applied(gain, pixel).toArray());
  }

  @Test
  void integersBecomeFloatsOfTheSameWhite() throws IOException {
    MemoryImage pixel = MemoryImage.of(ImageInfo.of(1, 1, RGBA, SampleType.UINT16), i -> 65_535);
    MemoryImage brighter = applied(gain(3, 1), pixel);
    assertEquals(SampleType.FLOAT32, brighter.info().sampleType());
    assertEquals(65_535, brighter.info().white());
    assertEquals(8 * 65_535, brighter.get(0, 0, 0));
  }

  @Test
  void doublesStayDoubles() throws IOException {
    for (ImageInfo input : inputs()) {
      if (input.sampleType() == SampleType.FLOAT64) {
        MemoryImage image = MemoryImage.random(input, 1);
        MemoryImage third = applied(gain(0, 1 / 3d), image);
        assertEquals(SampleType.FLOAT64, third.info().sampleType());
        assertEquals(image.get(5, 5, 0) * (1 / 3d), third.get(5, 5, 0));
      }
    }
  }

  @Test
  void everySampleIsMultiplied() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 2);
      double[] before = image.toArray();
      double[] after = applied(gain(-0.5, 1.25), image).toArray();
      double factor = 1.25 * Math.sqrt(0.5);
      for (int i = 0; i < before.length; i++) {
        boolean alpha = input.hasAlpha() && i % input.bandCount() == input.bandCount() - 1;
        double expected = alpha ? before[i] : before[i] * factor;
        assertEquals(expected, after[i], 1e-7 * input.white());
      }
    }
  }

  @Test
  void anotherNumberOfFactorsThanBandsIsRefused() {
    MemoryImage pixel = MemoryImage.of(ImageInfo.of(1, 1, RGBA, SampleType.UINT8), i -> i);
    Filter gain = gain(0, 1, 2);
    String message =
        assertThrows(IllegalArgumentException.class, () -> gain.apply(pixel)).getMessage();
    assertEquals(
        "there are 2 factors for an image of 3 bands; give one, or one for each band", message);
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    assertRefused("stops is NaN, not within -64 to 64", Double.NaN, 1);
    assertRefused("stops is 65, not within -64 to 64", 65, 1);
    assertRefused("a factor is -0.1, not within 0 to 1000000000", 0, 1, -0.1);
    assertRefused("a factor is Infinity, not within 0 to 1000000000", 0, Double.POSITIVE_INFINITY);
    assertRefused("factors is empty; give one, or one for each band", 0);
  }

  private static void assertRefused(String message, double stops, double... factors) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> gain(stops, factors)).getMessage());
  }

  private static Filter gain(double stops, double... factors) {
    List<Double> boxed = Arrays.stream(factors).boxed().toList();
    return new Gain().create(new Gain.Parameters(stops, boxed));
  }
}
