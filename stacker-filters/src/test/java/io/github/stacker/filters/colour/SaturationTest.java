package io.github.stacker.filters.colour;

import static io.github.stacker.filters.colour.ColouredInputs.RGB;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
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

class SaturationTest extends FilterContract<Saturation.Parameters> {
  private static final double[] COLOURS = {200, 100, 50, 10, 250, 133, 77, 77, 77, 255, 0, 0};

  @Override
  protected Saturation provider() {
    return new Saturation();
  }

  @Override
  protected Saturation.Parameters parameters() {
    return new Saturation.Parameters(1.5, Weights.REC709);
  }

  @Override
  protected List<ImageInfo> inputs() {
    return ColouredInputs.of(super.inputs());
  }

  /** NumPy 1.24.2: {@code g = rgb @ w; g + 1.5 * (rgb - g)}, with the weights of BT.709. */
  @Test
  void strongerColoursAreThoseOfNumpy() throws IOException {
    double[] expected = {
      241.175, 91.175, 16.175, -80.2643, 279.7357, 104.2357, 77.0, 77.0, 77.0, 355.3935, -27.1065,
      -27.1065
    };
    assertArrayEquals(expected, ofColours(saturation(1.5, Weights.REC709)), 1e-4);
  }

  /** NumPy 1.24.2: {@code g = rgb @ w; g + 0.25 * (rgb - g)}, with the weights of BT.601. */
  @Test
  void weakerColoursAreThoseOfNumpy() throws IOException {
    double[] expected = {
      143.15, 118.15, 105.65, 126.1765, 186.1765, 156.9265, 77.0, 77.0, 77.0, 120.93375, 57.18375,
      57.18375
    };
    assertArrayEquals(expected, ofColours(saturation(0.25, Weights.REC601)), 1e-4);
  }

  private static double[] ofColours(Filter saturation) throws IOException {
    ImageInfo info = ImageInfo.of(COLOURS.length / 3, 1, RGB, SampleType.UINT8);
    return applied(saturation, MemoryImage.of(info, i -> COLOURS[i])).toArray();
  }

  @Test
  void everySampleMovesFromTheGreyOfItsPixel() throws IOException {
    for (Weights weights : Weights.values()) {
      ImageInfo info = ImageInfo.of(41, 37, RGB, SampleType.FLOAT64);
      MemoryImage image = MemoryImage.random(info, 1);
      MemoryImage stronger = applied(saturation(3, weights), image);
      MemoryImage grey = applied(new Greyscale().create(new Greyscale.Parameters(weights)), image);
      for (int y = 0; y < 37; y++) {
        for (int band = 0; band < 3; band++) {
          double middle = grey.get(5, y, 0);
          double expected = middle + 3 * (image.get(5, y, band) - middle);
          assertEquals(expected, stronger.get(5, y, band), 1e-14);
        }
      }
    }
  }

  @Test
  void oneChangesNothingAndZeroLeavesGrey() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 2);
      assertArrayEquals(image.toArray(), applied(saturation(1, Weights.REC601), image).toArray());
      MemoryImage grey = applied(saturation(0, Weights.REC709), image);
      for (int x = 0; x < input.width(); x++) {
        assertEquals(grey.get(x, 3, 0), grey.get(x, 3, 1));
        assertEquals(grey.get(x, 3, 0), grey.get(x, 3, 2));
      }
    }
  }

  @Test
  void greyImagesStayAsTheyAreAndOtherBandsAreRefused() {
    Filter saturation = saturation(2, Weights.REC709);
    ImageInfo grey = ImageInfo.of(1, 1, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(grey, i -> i);
    assertSame(image, saturation.apply(image));
    ImageInfo other = ImageInfo.of(1, 1, List.of(Band.RED, Band.OTHER), SampleType.UINT8);
    MemoryImage strange = MemoryImage.of(other, i -> i);
    assertEquals(
        "the bands of the image are [RED, OTHER], not red, green and blue",
        assertThrows(IllegalArgumentException.class, () -> saturation.apply(strange)).getMessage());
  }

  @Test
  void amountsOutsideTheLimitsAreRefused() {
    for (double amount : new double[] {-1, 101, Double.NaN}) {
      assertEquals(
          "amount is " + Range.plain(amount) + ", not within 0 to 100",
          assertThrows(IllegalArgumentException.class, () -> saturation(amount, Weights.REC709))
              .getMessage());
    }
  }

  private static Filter saturation(double amount, Weights weights) {
    return new Saturation().create(new Saturation.Parameters(amount, weights));
  }
}
