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
import io.github.stacker.filters.Range;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class OffsetTest extends FilterContract<Offset.Parameters> {
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  @Override
  protected Offset provider() {
    return new Offset();
  }

  @Override
  protected Offset.Parameters parameters() {
    return new Offset.Parameters(-12.5);
  }

  /** What is added is a number of levels. */
  @Override
  protected boolean keepsShares() {
    return false;
  }

  @Test
  void everySampleButAlphaGetsTheNumber() throws IOException {
    MemoryImage pixel = MemoryImage.of(ImageInfo.of(1, 1, RGBA, SampleType.UINT8), i -> 100 + i);
    assertArrayEquals(
        new double[] {36.5, 37.5, 38.5, 103}, applied(offset(-63.5), pixel).toArray());
  }

  @Test
  void whatIsBelowBlackOrAboveWhiteStaysThere() throws IOException {
    ImageInfo info = ImageInfo.of(2, 1, List.of(Band.GREY), SampleType.UINT16);
    MemoryImage image = MemoryImage.of(info, i -> i * 65_535);
    MemoryImage darker = applied(offset(-64), image);
    assertEquals(SampleType.FLOAT32, darker.info().sampleType());
    assertEquals(65_535, darker.info().white());
    assertArrayEquals(new double[] {-64, 65_471}, darker.toArray());
    assertArrayEquals(new double[] {64, 65_599}, applied(offset(64), image).toArray());
  }

  @Test
  void everySampleOfEveryTypeIsTheSumOfTwo() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 1);
      MemoryImage sum = applied(offset(0.1), image);
      for (int band = 0; band < input.colourBandCount(); band++) {
        double exact = image.get(7, 5, band) + 0.1;
        boolean doubles = input.sampleType() == SampleType.FLOAT64;
        assertEquals(doubles ? exact : (float) exact, sum.get(7, 5, band));
      }
    }
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    for (double offset : new double[] {Double.NaN, -1.1e9, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "offset is " + Range.plain(offset) + ", not within -1000000000 to 1000000000",
          assertThrows(IllegalArgumentException.class, () -> offset(offset)).getMessage());
    }
  }

  private static Filter offset(double offset) {
    return new Offset().create(new Offset.Parameters(offset));
  }
}
