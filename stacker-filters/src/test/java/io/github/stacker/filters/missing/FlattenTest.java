package io.github.stacker.filters.missing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlattenTest extends FilterContract<Flatten.Parameters> {
  private static final double NAN = Double.NaN;
  private static final List<Band> GREY = List.of(Band.GREY);
  private static final List<Band> GREY_ALPHA = List.of(Band.GREY, Band.ALPHA);
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  @Override
  protected Flatten provider() {
    return new Flatten();
  }

  @Override
  protected Flatten.Parameters parameters() {
    return new Flatten.Parameters(List.of(0.3));
  }

  /** There is no alpha any more. */
  @Override
  protected boolean keepsPlaces() {
    return false;
  }

  /** NaN becomes the background. */
  @Override
  protected boolean keepsNan() {
    return false;
  }

  private static Filter over(Double... background) {
    return new Flatten().create(new Flatten.Parameters(List.of(background)));
  }

  private static double[] flattened(
      Filter filter, List<Band> bands, SampleType type, double... samples) throws IOException {
    ImageInfo info = ImageInfo.of(samples.length / bands.size(), 1, bands, type);
    return applied(filter, MemoryImage.of(info, i -> samples[i])).toArray();
  }

  /**
   * Pillow 9.4.0: {@code back.paste(image, mask=image.getchannel("A"))}, the same as {@code
   * Image.alpha_composite(back, image)}, where {@code back} is filled with (255, 102, 0).
   */
  @Test
  void someColoursAreThoseOfPillow() throws IOException {
    double[] expected = {
      255, 102, 0, 255, 102, 0, 228, 101, 25, 227, 101, 25, 55, 222, 10, 255, 0, 7, 12, 250, 133
    };
    double[] actual =
        flattened(
            over(1.0, 0.4, 0.0),
            RGBA,
            SampleType.UINT8,
            200,
            100,
            50,
            0,
            200,
            100,
            50,
            1,
            200,
            100,
            50,
            127,
            200,
            100,
            50,
            128,
            0,
            255,
            13,
            200,
            255,
            0,
            7,
            254,
            12,
            250,
            133,
            255);
    assertArrayEquals(expected, actual);
  }

  /** The CRC-32 of what the same gives of all samples under each alpha, samples running fastest. */
  @ParameterizedTest
  @CsvSource({"0, 0x71ce34f8", "0.2, 0x4ce4599f", "1, 0x02574f17"})
  void allSamplesUnderEachAlphaAreThoseOfPillow(double background, String crc) throws IOException {
    ImageInfo info = ImageInfo.of(256, 256, GREY_ALPHA, SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i % 2 == 0 ? i / 2 % 256 : i / 512);
    CRC32 actual = new CRC32();
    for (double sample : applied(over(background), image).toArray()) {
      actual.update((int) sample);
    }
    assertEquals(Long.decode(crc), actual.getValue());
  }

  @Test
  void wordsAreRoundedHalfUp() throws IOException {
    assertArrayEquals(
        new double[] {0, 1, 21_845, 65_535, 32_768},
        flattened(
            over(0.0),
            GREY_ALPHA,
            SampleType.UINT16,
            65_535,
            0,
            3,
            21_845,
            65_535,
            21_845,
            65_535,
            65_535,
            65_535,
            32_768));
    assertArrayEquals(
        new double[] {32_768}, flattened(over(0.5), GREY_ALPHA, SampleType.UINT16, 9, 0));
  }

  @Test
  void floatingSamplesAreMixedAndThoseOfFullOpacityKeepTheirBits() throws IOException {
    assertArrayEquals(
        new double[] {0.25 * 0.8 + 0.75 * 0.5, 0.1, 7, -3, 0.5},
        flattened(
            over(0.5), GREY_ALPHA, SampleType.FLOAT64, 0.8, 0.25, 0.1, 1, 7, 1, -3, 1, 0.8, 0),
        1e-15);
    ImageInfo levels =
        ImageInfo.of(2, 1, GREY_ALPHA, SampleType.FLOAT32).withSampleType(SampleType.FLOAT32, 255);
    double[] samples = {0.1f, 255, 100, 51};
    assertArrayEquals(
        new double[] {0.1f, 0.2 * 100 + 0.8 * 51},
        applied(over(0.2), MemoryImage.of(levels, i -> samples[i])).toArray(),
        1e-5);
  }

  @Test
  void whatIsMissingBecomesTheBackground() throws IOException {
    assertArrayEquals(
        new double[] {0.5, 0.2, 0.2},
        flattened(over(0.2), GREY, SampleType.FLOAT64, 0.5, NAN, 0.2));
    assertArrayEquals(
        new double[] {0.2, 0.2, 0.2, 0.2},
        flattened(
            over(0.2),
            GREY_ALPHA,
            SampleType.FLOAT64,
            NAN,
            1,
            NAN,
            0.5,
            Double.POSITIVE_INFINITY,
            0,
            0.9,
            NAN));
  }

  @Test
  void anImageWithoutAlphaKeepsAllOfItsBits() throws IOException {
    MemoryImage bytes = MemoryImage.random(ImageInfo.of(9, 7, GREY, SampleType.UINT8), 1);
    assertSame(bytes, over(0.5).apply(bytes));
    MemoryImage floats = MemoryImage.random(ImageInfo.of(9, 7, GREY, SampleType.FLOAT32), 2);
    assertArrayEquals(floats.toArray(), applied(over(0.5), floats).toArray());
  }

  /** Outside of what a frame covers there is the background, which is to be read. */
  @Test
  void theResultCoversAll() {
    MemoryImage image = MemoryImage.random(ImageInfo.of(9, 7, RGBA, SampleType.UINT8), 3);
    ImageSource left = over(0.5).apply(new LeftHalf(image));
    assertEquals(image.info().region(), left.covered());
    assertEquals(RGBA.subList(0, 3), left.info().bands());
  }

  @Test
  void badBackgroundsAreRefused() {
    assertRefused("background is empty; give one number, or one for each band but alpha");
    assertRefused("a number of background is 1.5, not within 0 to 1", 0.5, 1.5);
    assertRefused("a number of background is -0.1, not within 0 to 1", -0.1);
  }

  private static void assertRefused(String message, Double... background) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new Flatten.Parameters(Arrays.asList(background)));
    assertEquals(message, e.getMessage());
  }

  @Test
  void imagesThatDoNotFitAreRefused() {
    assertRefusedOf(
        "background has 2 numbers, the image 3 bands; give one number, or one for each band but alpha",
        RGBA,
        over(0.5, 1.0));
    assertRefusedOf(
        "background has 3 numbers, the image 1 band; give one number, or one for each band but alpha",
        GREY,
        over(0.5, 1.0, 0.0));
    assertRefusedOf("the image has nothing but alpha", List.of(Band.ALPHA), over(0.5));
  }

  private static void assertRefusedOf(String message, List<Band> bands, Filter filter) {
    MemoryImage image = MemoryImage.of(ImageInfo.of(3, 2, bands, SampleType.UINT8), i -> i);
    assertEquals(
        message,
        assertThrows(IllegalArgumentException.class, () -> filter.apply(image)).getMessage());
  }

  private static final class LeftHalf extends FilteredSource {
    LeftHalf(ImageSource source) {
      super(source, source.info());
    }

    @Override
    public Region covered() {
      return Region.of(4, 7);
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      source().read(region, into);
    }
  }
}
