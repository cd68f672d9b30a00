package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.LongToDoubleFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads files of every kind, made bit by bit. */
class TiffReadingTest {
  /** A kind of sample: what is stored, and what is to come out. */
  private record Kind(
      int bits, int format, SampleType type, double white, LongToDoubleFunction sample) {
    @Override
    public String toString() {
      return bits + " bits of format " + format;
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          new Kind(1, 1, SampleType.UINT8, 255, bits -> bits * 255.0),
          new Kind(2, 1, SampleType.UINT8, 255, bits -> bits * 85.0),
          new Kind(4, 1, SampleType.UINT8, 255, bits -> bits * 17.0),
          new Kind(6, 1, SampleType.UINT8, 63, bits -> bits),
          new Kind(8, 1, SampleType.UINT8, 255, bits -> bits),
          new Kind(12, 1, SampleType.UINT16, 4095, bits -> bits),
          new Kind(16, 1, SampleType.UINT16, 65535, bits -> bits),
          new Kind(24, 1, SampleType.FLOAT32, 16777215, bits -> bits),
          new Kind(32, 1, SampleType.FLOAT64, 4294967295.0, bits -> bits),
          new Kind(8, 2, SampleType.FLOAT32, 127, bits -> (byte) bits),
          new Kind(16, 2, SampleType.FLOAT32, 32767, bits -> (short) bits),
          new Kind(32, 2, SampleType.FLOAT64, 2147483647, bits -> (int) bits),
          new Kind(32, 3, SampleType.FLOAT32, 1, bits -> Float.intBitsToFloat((int) bits)),
          new Kind(64, 3, SampleType.FLOAT64, 1, Double::longBitsToDouble));

  private static final Random RANDOM = new Random(5);
  private static final long[] BITS = RANDOM.longs(37 * 23 * 4).toArray();

  @TempDir Path folder;

  private static long bits(int x, int y, int band) {
    return BITS[(y * 37 + x) * 4 + band];
  }

  static Stream<Kind> kinds() {
    return KINDS.stream();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindIsReadInEveryLayoutAndCompression(Kind kind) throws IOException {
    for (boolean planar : new boolean[] {false, true}) {
      for (boolean bigEndian : new boolean[] {false, true}) {
        for (int tile : new int[] {0, 16}) {
          for (int compression : new int[] {1, 5, 8, 32773, 50000}) {
            TiffMaker maker = maker(kind, planar, bigEndian, tile, compression);
            assertRight(maker, kind);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindThatMayHaveAPredictorIsReadWithIt(Kind kind) throws IOException {
    List<Integer> predictors = new ArrayList<>();
    if (List.of(8, 16, 32, 64).contains(kind.bits())) {
      predictors.add(2);
    }
    if (kind.format() == 3) {
      predictors.add(3);
    }
    for (int predictor : predictors) {
      for (boolean planar : new boolean[] {false, true}) {
        for (boolean bigEndian : new boolean[] {false, true}) {
          TiffMaker maker = maker(kind, planar, bigEndian, 16, 32946);
          maker.predictor = predictor;
          assertRight(maker, kind);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void reversedBitsAndBigTiffChangeNothing(Kind kind) throws IOException {
    for (int compression : new int[] {1, 32773}) {
      TiffMaker maker = maker(kind, false, compression == 1, 0, compression);
      maker.fillOrder = 2;
      maker.big = true;
      assertRight(maker, kind);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "0 0, 900 900, 900",
    "0, 900, 900",
    "0 0, 900 901, 1",
    "1 1, 900 900, 1",
    "0 0, 0 0, 1",
    "0 0, 0.873 0.873, 1",
    "'', 900 900, 1",
    "0 0, '', 1"
  })
  void whiteIsTheLargestSampleWhereTheLeastIsNought(String least, String largest, double white)
      throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.samples = 2;
    maker.bits = 32;
    maker.sampleFormat = 3;
    maker.tag(338, TiffMaker.SHORT, 0);
    tag(maker, 340, least);
    tag(maker, 341, largest);
    try (FrameFile frame = Tiffs.open(folder, maker.make((x, y, band) -> 0))) {
      assertEquals(white, frame.info().white());
      assertEquals(white == 1 ? null : String.valueOf(white), frame.details().get("white"));
    }
  }

  private static final int FLOAT = 11;

  private static void tag(TiffMaker maker, int tag, String numbers) {
    if (!numbers.isEmpty()) {
      long[] all =
          Stream.of(numbers.split(" "))
              .mapToLong(number -> Float.floatToRawIntBits(Float.parseFloat(number)))
              .toArray();
      maker.tag(tag, FLOAT, all);
    }
  }

  private static TiffMaker maker(
      Kind kind, boolean planar, boolean bigEndian, int tile, int compression) {
    TiffMaker maker = new TiffMaker();
    maker.samples = 4;
    maker.photometric = 2;
    maker.bits = kind.bits();
    maker.sampleFormat = kind.format();
    maker.planar = planar;
    maker.bigEndian = bigEndian;
    maker.tileWidth = tile;
    maker.tileHeight = tile;
    maker.compression = compression;
    return maker.tag(338, TiffMaker.SHORT, 2);
  }

  private void assertRight(TiffMaker maker, Kind kind) throws IOException {
    double[] expected = new double[37 * 23 * 4];
    for (int i = 0; i < expected.length; i++) {
      long mask = maker.bits == 64 ? -1 : (1L << maker.bits) - 1;
      expected[i] = kind.sample().applyAsDouble(BITS[i] & mask);
    }
    List<Band> bands = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);
    ImageInfo info =
        ImageInfo.of(37, 23, bands, kind.type()).withSampleType(kind.type(), kind.white());
    MemoryImage whole = MemoryImage.of(info, i -> expected[i]);
    try (FrameFile frame = Tiffs.open(folder, maker.make(TiffReadingTest::bits))) {
      assertEquals(info, frame.info());
      assertArrayEquals(expected, MemoryImage.copyOf(frame, 4).toArray());
      Region region = Tiffs.randomRegion(info, RANDOM);
      Tile wanted = new Tile();
      Tile tile = new Tile();
      whole.read(region, wanted);
      frame.read(region, tile);
      for (int i = 0; i < wanted.sampleCount(); i++) {
        assertEquals(wanted.get(i), tile.get(i), () -> region + " of " + frame.details());
      }
    }
  }

  @Test
  void halfPrecisionIsWidenedExactly() throws IOException {
    long[] halves = {0x3c00, 0xc000, 0x7bff, 0x0001, 0x0400, 0x7c00, 0xfc00, 0x8000, 0x3555};
    float[] expected = {
      1,
      -2,
      65504,
      0x1p-24f,
      0x1p-14f,
      Float.POSITIVE_INFINITY,
      Float.NEGATIVE_INFINITY,
      -0f,
      0.33325195f
    };
    TiffMaker maker = new TiffMaker();
    maker.width = halves.length;
    maker.height = 1;
    maker.bits = 16;
    maker.sampleFormat = 3;
    MemoryImage image = Tiffs.readAll(folder, maker.make((x, y, band) -> halves[x]));
    for (int x = 0; x < halves.length; x++) {
      assertEquals(expected[x], image.get(x, 0, 0));
    }
  }

  @Test
  void minIsWhiteIsTurnedAroundInTheGreyBandAlone() throws IOException {
    for (int bits : new int[] {1, 4, 8, 16}) {
      TiffMaker maker = new TiffMaker();
      maker.samples = 2;
      maker.bits = bits;
      maker.photometric = 0;
      maker.tag(338, TiffMaker.SHORT, 0);
      byte[] file = maker.make((x, y, band) -> band == 0 ? 1 : 0);
      MemoryImage image = Tiffs.readAll(folder, file);
      assertEquals(List.of(Band.GREY, Band.OTHER), image.info().bands());
      double one = bits == 16 ? 1 : 255.0 / ((1 << bits) - 1);
      assertEquals(image.info().white() - one, image.get(3, 2, 0));
      assertEquals(0, image.get(3, 2, 1));
    }
  }

  @Test
  void shortWidthsFrom32768OnAreNotNegative() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.width = 42_000;
    maker.height = 2;
    MemoryImage image = Tiffs.readAll(folder, maker.make((x, y, band) -> x % 251));
    assertEquals(42_000, image.info().width());
    assertEquals(41_999 % 251, image.get(41_999, 1, 0));
  }

  @Test
  void paletteColoursAreEightBitsIfThatIsEnough() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.photometric = 3;
    maker.bits = 1;
    maker.tag(320, TiffMaker.SHORT, 257, 514, 0, 65535, 2570, 257);
    MemoryImage image = Tiffs.readAll(folder, maker.make((x, y, band) -> x & 1));
    assertEquals(SampleType.UINT8, image.info().sampleType());
    assertArrayEquals(new double[] {1, 0, 10, 2, 255, 1}, Arrays.copyOf(image.toArray(), 6));
  }

  @Test
  void paletteColoursAreSixteenBitsOtherwise() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.photometric = 3;
    maker.bits = 1;
    maker.tag(320, TiffMaker.SHORT, 257, 514, 0, 65535, 2570, 258);
    MemoryImage image = Tiffs.readAll(folder, maker.make((x, y, band) -> x & 1));
    assertEquals(SampleType.UINT16, image.info().sampleType());
    assertEquals(65535, image.info().white());
    assertEquals(258, image.get(1, 0, 2));
  }

  @Test
  void alphaIsRecognisedAtTheEndAlone() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.samples = 5;
    maker.photometric = 2;
    maker.tag(338, TiffMaker.SHORT, 1, 0);
    ImageInfo info = Tiffs.readAll(folder, maker.make((x, y, band) -> band)).info();
    assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE, Band.OTHER, Band.OTHER), info.bands());
  }

  @Test
  void detailsTellHowThePictureIsStored() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.compression = 8;
    maker.predictor = 2;
    maker.bigEndian = true;
    try (FrameFile frame = Tiffs.open(folder, maker.make((x, y, band) -> x))) {
      assertEquals("TIFF", frame.format());
      assertEquals(
          "{bits per sample=8, sample format=unsigned integer, photometric=MinIsBlack,"
              + " compression=deflate, predictor=horizontal, layout=strips of 5 rows,"
              + " bands=interleaved, byte order=big-endian}",
          frame.details().toString());
    }
  }
}
