package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputConversionTest {
  private static final double[] SAMPLES = {
    0,
    0.49,
    0.5,
    1.5,
    2.4999,
    -0.5,
    -3,
    254.5,
    255.4,
    256,
    1e20,
    Double.NaN,
    Double.POSITIVE_INFINITY
  };

  @Test
  void halvesGoUpAfterClampingAndNaNBecomesNothing() throws IOException {
    assertArrayEquals(
        new double[] {0, 0, 1, 2, 2, 0, 0, 255, 255, 255, 255, 0, 255},
        converted(SampleType.UINT8, 1, Rounding.HALF_UP));
    assertArrayEquals(
        new double[] {0, 0, 1, 2, 2, 0, 0, 255, 255, 256, 65535, 0, 65535},
        converted(SampleType.UINT16, 1, Rounding.HALF_UP));
  }

  @Test
  void truncatingCutsWhatIsBehindThePoint() throws IOException {
    assertArrayEquals(
        new double[] {0, 0, 0, 1, 2, 0, 0, 254, 255, 255, 255, 0, 255},
        converted(SampleType.UINT8, 1, Rounding.TRUNCATE));
  }

  @Test
  void floatingSamplesKeepNaNAndAreNotClamped() throws IOException {
    double[] expected = SAMPLES.clone();
    for (int i = 0; i < expected.length; i++) {
      expected[i] *= 2;
    }
    assertArrayEquals(expected, converted(SampleType.FLOAT64, 2, Rounding.HALF_UP));
  }

  /** Processors disagree on the sign of 0/0, and filters may make any other NaN. */
  @Test
  void everyNaNHasTheSameBits() throws IOException {
    for (double factor : new double[] {1, 2}) {
      ImageInfo info = ImageInfo.of(2, 1, List.of(Band.GREY), SampleType.FLOAT64);
      long[] bits = {0xfff8000000000000L, 0x7ff8000020000001L};
      Tile from = Tile.of(info.region(), 1, SampleType.FLOAT64);
      Arrays.setAll(from.doubles(), i -> Double.longBitsToDouble(bits[i]));
      Tile into = new Tile();
      new OutputConversion(info, 1, factor, Rounding.HALF_UP).convert(from, into);
      Tile narrow = new Tile();
      new OutputConversion(info.withSampleType(SampleType.FLOAT32, 1), 1, factor, Rounding.HALF_UP)
          .convert(from, narrow);
      for (int i = 0; i < bits.length; i++) {
        assertEquals(0x7ff8000000000000L, Double.doubleToRawLongBits(into.doubles()[i]));
        assertEquals(0x7fc00000, Float.floatToRawIntBits(narrow.floats()[i]));
      }
    }
  }

  @Test
  void alphaGoesFromWhiteToWhiteWhateverTheFactor() throws IOException {
    ImageInfo info = ImageInfo.of(1, 1, List.of(Band.GREY, Band.ALPHA), SampleType.FLOAT64);
    ImageInfo bytes = info.withSampleType(SampleType.FLOAT64, 255);
    MemoryImage image = MemoryImage.of(bytes, i -> i == 0 ? 100 : 255);
    assertArrayEquals(
        new double[] {100, 65535}, converted(image, SampleType.UINT16, 1, Rounding.HALF_UP));
  }

  private static double[] converted(SampleType type, double factor, Rounding rounding)
      throws IOException {
    ImageInfo info = ImageInfo.of(SAMPLES.length, 1, List.of(Band.GREY), SampleType.FLOAT64);
    MemoryImage image = MemoryImage.of(info, i -> SAMPLES[i]);
    return converted(image, type, factor, rounding);
  }

  private static double[] converted(
      MemoryImage image, SampleType type, double factor, Rounding rounding) throws IOException {
    ImageInfo written = image.info().withSampleType(type, type.white());
    Tile from = new Tile();
    image.read(image.info().region(), from);
    Tile into = new Tile();
    new OutputConversion(written, image.info().white(), factor, rounding).convert(from, into);
    return IntStream.range(0, into.sampleCount()).mapToDouble(into::get).toArray();
  }
}
