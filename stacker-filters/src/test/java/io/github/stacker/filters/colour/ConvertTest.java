package io.github.stacker.filters.colour;

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
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConvertTest {
  private static final double NAN = Double.NaN;
  private static final List<Band> GREY = List.of(Band.GREY);

  @Test
  void everyIntegerComesBackFromEveryWiderType() throws IOException {
    ImageInfo bytes = ImageInfo.of(256, 1, GREY, SampleType.UINT8);
    ImageInfo words = ImageInfo.of(65_536, 1, GREY, SampleType.UINT16);
    MemoryImage allBytes = MemoryImage.of(bytes, i -> i);
    MemoryImage allWords = MemoryImage.of(words, i -> i);
    for (SampleType wider : SampleType.values()) {
      assertArrayEquals(
          allBytes.toArray(), range(range(allBytes, wider), SampleType.UINT8).toArray());
      if (wider != SampleType.UINT8) {
        assertArrayEquals(
            allWords.toArray(), range(range(allWords, wider), SampleType.UINT16).toArray());
      }
    }
  }

  @Test
  void bytesAsWordsAreMultipliedBy257AndWordsAsBytesAreRounded() throws IOException {
    ImageInfo bytes = ImageInfo.of(256, 1, GREY, SampleType.UINT8);
    double[] words = range(MemoryImage.of(bytes, i -> i), SampleType.UINT16).toArray();
    for (int i = 0; i < 256; i++) {
      assertEquals(257 * i, words[i]);
    }
    double[] samples = {0, 128, 129, 385, 386, 65_535};
    assertArrayEquals(
        new double[] {0, 0, 1, 1, 2, 255},
        range(grey(SampleType.UINT16, samples), SampleType.UINT8).toArray());
  }

  @Test
  void floatsAreClampedAndRoundedHalfUpAndNanBecomesBlack() throws IOException {
    MemoryImage image = grey(SampleType.FLOAT64, -1, 0.5, 0.1, 2, NAN, Double.POSITIVE_INFINITY);
    assertArrayEquals(
        new double[] {0, 128, 26, 255, 0, 255}, range(image, SampleType.UINT8).toArray());
    assertArrayEquals(
        new double[] {0, 32_768, 6554, 65_535, 0, 65_535},
        range(image, SampleType.UINT16).toArray());
  }

  @Test
  void floatsAmongThemselvesAreNotClamped() throws IOException {
    MemoryImage image = grey(SampleType.FLOAT64, -1, 0.5, 2, NAN, Double.POSITIVE_INFINITY);
    assertArrayEquals(image.toArray(), range(image, SampleType.FLOAT32).toArray());
  }

  @Test
  void rangeGivesTheWhiteOfTheNewType() throws IOException {
    for (SampleType from : SampleType.values()) {
      for (SampleType to : SampleType.values()) {
        MemoryImage converted = range(grey(from, 0, from.white()), to);
        assertEquals(to, converted.info().sampleType());
        assertEquals(to.white(), converted.info().white());
        assertArrayEquals(new double[] {0, to.white()}, converted.toArray());
      }
    }
  }

  @Test
  void withoutScaleNumbersStayAndFloatsRememberWhite() throws IOException {
    MemoryImage floats = none(grey(SampleType.UINT8, 0, 7, 255), SampleType.FLOAT32);
    assertArrayEquals(new double[] {0, 7, 255}, floats.toArray());
    assertEquals(255, floats.info().white());
    MemoryImage words = none(floats, SampleType.UINT16);
    assertArrayEquals(new double[] {0, 7, 255}, words.toArray());
    assertEquals(65_535, words.info().white());
    assertArrayEquals(
        new double[] {0, 255}, none(grey(SampleType.UINT16, 0, 256), SampleType.UINT8).toArray());
  }

  @Test
  void alphaIsScaledEvenWithoutScale() throws IOException {
    ImageInfo info = ImageInfo.of(1, 1, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    MemoryImage converted = none(MemoryImage.of(info, i -> 255), SampleType.UINT16);
    assertArrayEquals(new double[] {255, 65_535}, converted.toArray());
  }

  @Test
  void theTypeThatIsThereAlreadyCostsNothing() {
    MemoryImage image = grey(SampleType.UINT16, 1, 2, 3);
    for (Convert.Scale scale : Convert.Scale.values()) {
      Convert.Parameters same = new Convert.Parameters(SampleType.UINT16, scale);
      assertSame(image, new Convert().create(same).apply(image));
    }
  }

  @Test
  void typeAndScaleHaveToBeGiven() {
    assertThrows(
        NullPointerException.class, () -> new Convert.Parameters(null, Convert.Scale.RANGE));
    assertThrows(NullPointerException.class, () -> new Convert.Parameters(SampleType.UINT8, null));
  }

  private static MemoryImage grey(SampleType type, double... samples) {
    return MemoryImage.of(ImageInfo.of(samples.length, 1, GREY, type), i -> samples[i]);
  }

  private static MemoryImage range(MemoryImage image, SampleType type) throws IOException {
    return convert(image, type, Convert.Scale.RANGE);
  }

  private static MemoryImage none(MemoryImage image, SampleType type) throws IOException {
    return convert(image, type, Convert.Scale.NONE);
  }

  private static MemoryImage convert(MemoryImage image, SampleType type, Convert.Scale scale)
      throws IOException {
    Filter convert = new Convert().create(new Convert.Parameters(type, scale));
    return MemoryImage.copyOf(convert.apply(image), image.info().height());
  }

  @Nested
  class ToBytes extends ConvertContract {
    @Override
    protected Convert.Parameters parameters() {
      return new Convert.Parameters(SampleType.UINT8, Convert.Scale.RANGE);
    }

    /** Integers have no number for it. */
    @Override
    protected boolean keepsNan() {
      return false;
    }
  }

  @Nested
  class ToFloats extends ConvertContract {
    @Override
    protected Convert.Parameters parameters() {
      return new Convert.Parameters(SampleType.FLOAT32, Convert.Scale.NONE);
    }
  }

  private abstract static class ConvertContract extends FilterContract<Convert.Parameters> {
    @Override
    protected Convert provider() {
      return new Convert();
    }
  }
}
