package io.github.stacker.filters.colour;

import static io.github.stacker.filters.colour.ColouredInputs.BGRA;
import static io.github.stacker.filters.colour.ColouredInputs.RGB;
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
import java.util.List;
import org.junit.jupiter.api.Test;

class WhiteBalanceTest extends FilterContract<WhiteBalance.Parameters> {
  private static final double[] FACTORS = {1.9, 0.8, 1.4};

  @Override
  protected WhiteBalance provider() {
    return new WhiteBalance();
  }

  @Override
  protected WhiteBalance.Parameters parameters() {
    return new WhiteBalance.Parameters(FACTORS[0], FACTORS[1], FACTORS[2]);
  }

  @Override
  protected List<ImageInfo> inputs() {
    return ColouredInputs.of(super.inputs());
  }

  @Test
  void everyColourIsMultipliedByItsNumber() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      MemoryImage balanced = applied(provider().create(parameters()), image);
      boolean doubles = input.sampleType() == SampleType.FLOAT64;
      for (int colour = 0; colour < 3; colour++) {
        int band = input.bands().indexOf(RGB.get(colour));
        double product = image.get(7, 5, band) * FACTORS[colour];
        assertEquals(doubles ? product : (float) product, balanced.get(7, 5, band));
      }
    }
  }

  @Test
  void coloursAreFoundByNameAndAlphaStays() throws IOException {
    ImageInfo info = ImageInfo.of(1, 1, BGRA, SampleType.UINT8);
    MemoryImage pixel = MemoryImage.of(info, i -> 100 + i);
    MemoryImage balanced = applied(balance(2, 1, 0.5), pixel);
    assertArrayEquals(new double[] {50, 101, 204, 103}, balanced.toArray());
    assertEquals(SampleType.FLOAT32, balanced.info().sampleType());
    assertEquals(255, balanced.info().white());
  }

  @Test
  void aMissingColourLeavesTheOthersAsTheyAre() throws IOException {
    ImageInfo info = ImageInfo.of(1, 1, RGB, SampleType.FLOAT32);
    double[] pixel = {0.5, Double.NaN, 0.25};
    double[] balanced = applied(balance(2, 2, 2), MemoryImage.of(info, i -> pixel[i])).toArray();
    assertArrayEquals(new double[] {1, Double.NaN, 0.5}, balanced);
  }

  @Test
  void greyImagesAreRefused() {
    ImageInfo info = ImageInfo.of(1, 1, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i);
    Filter balance = balance(1, 1, 1);
    assertEquals(
        "the bands of the image are [GREY, ALPHA], not red, green and blue",
        assertThrows(IllegalArgumentException.class, () -> balance.apply(image)).getMessage());
  }

  @Test
  void factorsOutsideTheLimitsAreRefused() {
    assertRefused("red is -0.5, not within 0 to 1000000000", -0.5, 1, 1);
    assertRefused("green is NaN, not within 0 to 1000000000", 1, Double.NaN, 1);
    assertRefused("blue is Infinity, not within 0 to 1000000000", 1, 1, Double.POSITIVE_INFINITY);
  }

  private static void assertRefused(String message, double red, double green, double blue) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> balance(red, green, blue)).getMessage());
  }

  private static Filter balance(double red, double green, double blue) {
    return new WhiteBalance().create(new WhiteBalance.Parameters(red, green, blue));
  }
}
