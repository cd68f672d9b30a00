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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelMixerTest extends FilterContract<ChannelMixer.Parameters> {
  private static final double[] MATRIX = {0.5, 0.3, 0.1, 0.2, 0.7, 0.05, 0.25, 0, 0.6};

  @Override
  protected ChannelMixer provider() {
    return new ChannelMixer();
  }

  @Override
  protected ChannelMixer.Parameters parameters() {
    return parameters(MATRIX);
  }

  @Override
  protected List<ImageInfo> inputs() {
    return ColouredInputs.of(super.inputs());
  }

  /**
   * ImageMagick 6.9.11 (Q16): {@code convert in.ppm -color-matrix '0.5 0.3 0.1 0.2 0.7 0.05 0.25 0
   * 0.6' out.ppm}.
   */
  @Test
  void coloursAreThoseOfImageMagick() throws IOException {
    double[] colours = {
      10000, 20000, 30000, 50000, 4000, 300, 65535, 65535, 65535, 1, 60000, 12345
    };
    double[] expected = {
      14000, 17500, 20500, 26230, 12815, 12680, 58982, 62258, 55705, 19235, 42617, 7407
    };
    ImageInfo info = ImageInfo.of(4, 1, RGB, SampleType.UINT16);
    double[] mixed = applied(mixer(MATRIX), MemoryImage.of(info, i -> colours[i])).toArray();
    assertArrayEquals(expected, mixed, 0.51);
  }

  @Test
  void everyColourIsASumFromLeftToRight() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      MemoryImage mixed = applied(mixer(MATRIX), image);
      boolean doubles = input.sampleType() == SampleType.FLOAT64;
      for (int y = 0; y < input.height(); y++) {
        for (int row = 0; row < 3; row++) {
          double sum = 0;
          for (int column = 0; column < 3; column++) {
            int band = input.bands().indexOf(RGB.get(column));
            sum += MATRIX[3 * row + column] * image.get(11, y, band);
          }
          int band = input.bands().indexOf(RGB.get(row));
          assertEquals(doubles ? sum : (float) sum, mixed.get(11, y, band), input.toString());
        }
      }
    }
  }

  @Test
  void theUnitMatrixChangesNothingButTheType() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 2);
      MemoryImage same = applied(mixer(1, 0, 0, 0, 1, 0, 0, 0, 1), image);
      assertArrayEquals(image.toArray(), same.toArray());
      assertEquals(input.white(), same.info().white());
      assertEquals(
          input.sampleType().isInteger() ? SampleType.FLOAT32 : input.sampleType(),
          same.info().sampleType());
    }
  }

  @Test
  void whatLeavesTheRangeIsNotClampedAndAlphaStays() throws IOException {
    ImageInfo info = ImageInfo.of(1, 1, BGRA, SampleType.UINT8);
    double[] pixel = {10, 100, 200, 77};
    Filter mixer = mixer(2, 1, 0, 0, 1, -1, 0, -1, 0);
    double[] mixed = applied(mixer, MemoryImage.of(info, i -> pixel[i])).toArray();
    assertArrayEquals(new double[] {-100, 90, 500, 77}, mixed);
  }

  @Test
  void aPixelThatLacksOneColourHasNone() throws IOException {
    ImageInfo info = ImageInfo.of(2, 1, RGB, SampleType.FLOAT32);
    double[] pixels = {0.5, Double.NaN, 0.5, 1, 1, 1};
    double[] mixed =
        applied(mixer(1, 0, 0, 0, 1, 0, 0, 0, 1), MemoryImage.of(info, i -> pixels[i])).toArray();
    assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, 1, 1, 1}, mixed);
  }

  @Test
  void greyImagesAndOtherBandsAreRefused() {
    assertRefused("the bands of the image are [GREY], not red, green and blue", Band.GREY);
    assertRefused(
        "the bands of the image are [RED, GREEN, OTHER], not red, green and blue",
        Band.RED,
        Band.GREEN,
        Band.OTHER);
  }

  private static void assertRefused(String message, Band... bands) {
    ImageInfo info = ImageInfo.of(1, 1, List.of(bands), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i);
    Filter mixer = mixer(MATRIX);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> mixer.apply(image)).getMessage());
  }

  @Test
  void numbersThatMakeNoMatrixAreRefused() {
    assertRefused("matrix has 3 numbers; give nine, three rows of three", 1, 1, 1);
    assertRefused(
        "a number of matrix is NaN, not within -1000000000 to 1000000000",
        1,
        0,
        0,
        0,
        Double.NaN,
        0,
        0,
        0,
        1);
    assertRefused(
        "a number of matrix is 2000000000, not within -1000000000 to 1000000000",
        1,
        0,
        0,
        0,
        1,
        0,
        0,
        0,
        2e9);
  }

  private static void assertRefused(String message, double... matrix) {
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> parameters(matrix)).getMessage());
  }

  private static Filter mixer(double... matrix) {
    return new ChannelMixer().create(parameters(matrix));
  }

  private static ChannelMixer.Parameters parameters(double... matrix) {
    return new ChannelMixer.Parameters(Arrays.stream(matrix).boxed().toList());
  }
}
