package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads files that name a number which means that there is no sample (tag 42113). */
class TiffNoDataTest {
  private static final int ASCII = 2;

  @TempDir Path folder;

  private static TiffMaker maker(int bits, int format, int samples, String number) {
    TiffMaker maker = new TiffMaker();
    maker.bits = bits;
    maker.sampleFormat = format;
    maker.samples = samples;
    byte[] text = (number + "\0").getBytes(StandardCharsets.ISO_8859_1);
    long[] characters = new long[text.length];
    for (int i = 0; i < text.length; i++) {
      characters[i] = text[i] & 0xff;
    }
    return maker.tag(42113, ASCII, characters);
  }

  /** One of a few numbers, so that all bands of some pixels have the same. */
  private static long few(int x, int y, int band) {
    return (x * 7L + y * 5L) / 9 % 4 + (x + y) % 3 * band % 2;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 6, 8, 12, 16})
  void integersGetAlphaInEveryLayout(int bits) throws IOException {
    long wanted = Math.min(2, (1L << bits) - 1);
    for (int photometric : new int[] {0, 1}) {
      for (int samples : new int[] {1, 3}) {
        for (boolean planar : new boolean[] {false, true}) {
          for (int compression : new int[] {1, 8}) {
            for (int tile : new int[] {0, 16}) {
              TiffMaker maker = maker(bits, 1, samples, String.valueOf(wanted));
              maker.photometric = photometric;
              maker.planar = planar && samples > 1;
              maker.compression = compression;
              maker.tileWidth = tile;
              maker.tileHeight = tile;
              assertAlpha(maker, wanted);
            }
          }
        }
      }
    }
  }

  private void assertAlpha(TiffMaker maker, long wanted) throws IOException {
    long most = (1L << maker.bits) - 1;
    int scale = List.of(1, 2, 4).contains(maker.bits) ? (int) (255 / most) : 1;
    try (FrameFile frame = Tiffs.open(folder, maker.make(TiffNoDataTest::few))) {
      assertEquals(Band.ALPHA, frame.info().bands().get(maker.samples));
      MemoryImage image = MemoryImage.copyOf(frame, 7);
      for (int y = 0; y < maker.height; y++) {
        for (int x = 0; x < maker.width; x++) {
          boolean none = true;
          for (int band = 0; band < maker.samples; band++) {
            long bits = few(x, y, band) & most;
            none &= bits == wanted;
            boolean inverted = maker.photometric == 0 && band == 0;
            assertEquals(scale * (inverted ? most - bits : bits), image.get(x, y, band));
          }
          assertEquals(none ? 0 : frame.info().white(), image.get(x, y, maker.samples));
        }
      }
    }
  }

  @Test
  void alphaOfTheFileCountsToo() throws IOException {
    TiffMaker maker = maker(16, 1, 2, "3");
    maker.tag(338, TiffMaker.SHORT, 2);
    byte[] file = maker.make((x, y, band) -> band == 0 ? x % 5 : y * 1000);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(List.of(Band.GREY, Band.ALPHA), frame.info().bands());
      MemoryImage image = MemoryImage.copyOf(frame, 7);
      for (int y = 0; y < maker.height; y++) {
        for (int x = 0; x < maker.width; x++) {
          assertEquals(x % 5, image.get(x, y, 0));
          assertEquals(x % 5 == 3 ? 0 : y * 1000, image.get(x, y, 1));
        }
      }
    }
  }

  @Test
  void floatingSamplesBecomeNanEachByItself() throws IOException {
    assertNan(32, 3, "-9999", i -> Float.floatToIntBits(i % 5 == 2 ? -9999 : i), i -> i);
    assertNan(
        64, 3, "1.5e300", i -> Double.doubleToLongBits(i % 5 == 2 ? 1.5e300 : i), Double::valueOf);
    assertNan(32, 3, "-3.4028235e+38", i -> i % 5 == 2 ? 0xff7f_ffffL : 0, i -> 0);
    assertNan(32, 3, "inf", i -> i % 5 == 2 ? 0x7f80_0000L : 0, i -> 0);
    assertNan(16, 2, "-9999.0", i -> i % 5 == 2 ? -9999 : -i, i -> 0 - i);
    assertNan(32, 2, "-2147483648", i -> i % 5 == 2 ? 1L << 31 : i, i -> i);
    assertNan(32, 1, "4294967295", i -> i % 5 == 2 ? -1 : i, i -> i);
  }

  private void assertNan(
      int bits, int format, String number, LongUnaryOperator stored, DoubleUnaryOperator sample)
      throws IOException {
    TiffMaker maker = maker(bits, format, 3, number);
    maker.photometric = 2;
    byte[] file = maker.make((x, y, band) -> stored.applyAsLong(3L * x + band + y));
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE), frame.info().bands());
      assertEquals(number, frame.details().get("no-data number"));
      assertEquals(ImageSource.Access.IN_PLACE, frame.access());
      MemoryImage image = MemoryImage.copyOf(frame, 7);
      for (int y = 0; y < maker.height; y++) {
        for (int i = 0; i < 3 * maker.width; i++) {
          double expected = (i + y) % 5 == 2 ? Double.NaN : sample.applyAsDouble(i + y);
          assertEquals(expected, image.get(i / 3, y, i % 3));
        }
      }
    }
  }

  @Test
  void anyRectangleIsThatOfTheWhole() throws IOException {
    Random random = new Random(11);
    TiffMaker maker = maker(8, 1, 3, "1");
    maker.width = 20_000;
    maker.photometric = 2;
    try (FrameFile frame = Tiffs.open(folder, maker.make(TiffNoDataTest::few))) {
      assertEquals(ImageSource.Access.IN_PLACE, frame.access());
      MemoryImage whole = MemoryImage.copyOf(frame, 23);
      for (int i = 0; i < 50; i++) {
        Region region = Tiffs.randomRegion(frame.info(), random);
        Tile expected = new Tile();
        Tile actual = new Tile();
        whole.read(region, expected);
        frame.read(region, actual);
        assertArrayEquals(samples(expected), samples(actual), region.toString());
      }
    }
  }

  private static double[] samples(Tile tile) {
    double[] samples = new double[tile.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = tile.get(i);
    }
    return samples;
  }

  @Test
  void aColourOfAPaletteIsNoneByItsNumber() throws IOException {
    TiffMaker maker = maker(4, 1, 1, "5");
    maker.photometric = 3;
    long[] colours = new long[48];
    for (int i = 0; i < colours.length; i++) {
      colours[i] = i % 16 / 2 * 257 * (1 + i / 16);
    }
    maker.tag(320, TiffMaker.SHORT, colours);
    try (FrameFile frame = Tiffs.open(folder, maker.make((x, y, band) -> x % 16))) {
      assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA), frame.info().bands());
      MemoryImage image = MemoryImage.copyOf(frame, 7);
      for (int x = 0; x < maker.width; x++) {
        assertEquals(x % 16 / 2 * 3, image.get(x, 4, 2));
        assertEquals(x % 16 == 5 ? 0 : 255, image.get(x, 4, 3));
      }
    }
  }

  @Test
  void numbersThatSamplesCannotBeAreIgnoredAndTold() throws IOException {
    assertIgnored(8, 1, "-9999", "-9999 (ignored: no unsigned integer of 8 bits is that)");
    assertIgnored(8, 1, "256", "256 (ignored: no unsigned integer of 8 bits is that)");
    assertIgnored(12, 1, "4096", "4096 (ignored: no unsigned integer of 12 bits is that)");
    assertIgnored(8, 1, "0.5", "0.5 (ignored: no unsigned integer of 8 bits is that)");
    assertIgnored(16, 1, "nan", "nan (ignored: no unsigned integer of 16 bits is that)");
    assertIgnored(16, 2, "32768", "32768 (ignored: no signed integer of 16 bits is that)");
    assertIgnored(32, 3, "-1e300", "-1e300 (ignored: no floating point of 32 bits is that)");
    assertIgnored(8, 1, "none", "\"none\" (ignored: not a number)");
    assertIgnored(8, 1, "0x10", "\"0x10\" (ignored: not a number)");
    assertIgnored(8, 1, "1\u00e9\u0007", "\"1??\" (ignored: not a number)");
    assertIgnored(8, 1, "", "\"\" (ignored: not a number)");
    assertIgnored(8, 1, "9".repeat(99), "\"" + "9".repeat(64) + "\" (ignored: not a number)");
  }

  private void assertIgnored(int bits, int format, String number, String description)
      throws IOException {
    byte[] file = maker(bits, format, 1, number).make((x, y, band) -> x);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(description, frame.details().get("no-data number"));
      assertEquals(List.of(Band.GREY), frame.info().bands());
    }
  }

  @Test
  void nanNeedsNothing() throws IOException {
    byte[] file = maker(32, 3, 1, "nan").make((x, y, band) -> x == 3 ? 0x7fc0_0000L : 0);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals("nan", frame.details().get("no-data number"));
      MemoryImage image = MemoryImage.copyOf(frame, 7);
      assertEquals(Double.NaN, image.get(3, 5, 0));
      assertEquals(0, image.get(4, 5, 0));
    }
  }

  @Test
  void aTagBeyondTheEndOfTheFileIsIgnored() throws IOException {
    byte[] file = maker(8, 1, 1, "12345678").make((x, y, band) -> x);
    int entry = 0;
    while (file[entry] != (byte) 0x81 || file[entry + 1] != (byte) 0xa4) {
      entry++;
    }
    file[entry + 11] = 0x7f;
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(
          "damaged (ignored: its tag cannot be read)", frame.details().get("no-data number"));
    }
  }

  @Test
  void filesWithoutTheTagSayNothing() throws IOException {
    try (FrameFile frame = Tiffs.open(folder, new TiffMaker().make((x, y, band) -> x))) {
      assertNull(frame.details().get("no-data number"));
    }
  }
}
