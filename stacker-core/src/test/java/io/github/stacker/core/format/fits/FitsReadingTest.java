package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitsReadingTest {
  private static final double NAN = Double.NaN;

  @TempDir Path folder;

  /** Makes a picture of one row. */
  private static byte[] row(int bits, int count, ByteBuffer data, String... cards) {
    return FitsFiles.join(
        FitsFiles.header(
            Stream.concat(
                    Stream.of(
                        "SIMPLE=T", "BITPIX=" + bits, "NAXIS=2", "NAXIS1=" + count, "NAXIS2=1"),
                    Stream.of(cards))
                .toArray(String[]::new)),
        data.array());
  }

  private void assertSamples(SampleType type, double white, byte[] file, double... expected)
      throws IOException {
    try (FrameFile frame = FitsFiles.open(folder, file)) {
      assertEquals(type, frame.info().sampleType());
      assertEquals(white, frame.info().white());
      assertArrayEquals(expected, MemoryImage.copyOf(frame, 1).toArray());
    }
  }

  private static ByteBuffer bytes(int... samples) {
    ByteBuffer data = ByteBuffer.allocate(samples.length);
    for (int sample : samples) {
      data.put((byte) sample);
    }
    return data;
  }

  private static ByteBuffer shorts(int... samples) {
    ByteBuffer data = ByteBuffer.allocate(2 * samples.length);
    for (int sample : samples) {
      data.putShort((short) sample);
    }
    return data;
  }

  private static ByteBuffer longs(long... samples) {
    ByteBuffer data = ByteBuffer.allocate(8 * samples.length);
    for (long sample : samples) {
      data.putLong(sample);
    }
    return data;
  }

  @Test
  void unsignedIntegersStayWhatTheyAre() throws IOException {
    assertSamples(SampleType.UINT8, 255, row(8, 3, bytes(0, 128, 255)), 0, 128, 255);
    byte[] file = row(16, 3, shorts(-32768, 0, 32767), "BZERO=32768", "BSCALE=1.0E0");
    assertSamples(SampleType.UINT16, 65535, file, 0, 32768, 65535);
  }

  @Test
  void signedIntegersOfUpTo16BitsAreSinglePrecision() throws IOException {
    byte[] file = row(16, 3, shorts(-32768, 7, 32767));
    assertSamples(SampleType.FLOAT32, 32767, file, -32768, 7, 32767);
    byte[] signedBytes = row(8, 3, bytes(0, 128, 255), "BZERO=-128");
    assertSamples(SampleType.FLOAT32, 127, signedBytes, -128, 0, 127);
  }

  @Test
  void integersOf32BitsAreDoublePrecision() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(8).putInt(Integer.MIN_VALUE).putInt(Integer.MAX_VALUE);
    assertSamples(SampleType.FLOAT64, 0x7fff_ffffL, row(32, 2, data), -0x8000_0000L, 0x7fff_ffffL);
    assertSamples(
        SampleType.FLOAT64, 0xffff_ffffL, row(32, 2, data, "BZERO=2147483648"), 0, 0xffff_ffffL);
  }

  @Test
  void integersOf64BitsAreExactOrRefused() throws IOException {
    byte[] file = row(64, 3, longs(-(1L << 53), 5, 1L << 60));
    assertSamples(SampleType.FLOAT64, 0x1p63, file, -0x1p53, 5, 0x1p60);
    byte[] unsigned =
        row(64, 3, longs(Long.MIN_VALUE, 3 - Long.MIN_VALUE, 0), "BZERO=9223372036854775808");
    assertSamples(SampleType.FLOAT64, 0x1p64, unsigned, 0, 3, 0x1p63);
    try (FrameFile frame = FitsFiles.open(folder, row(64, 1, longs((1L << 53) + 1)))) {
      IOException e =
          assertThrows(IOException.class, () -> frame.read(frame.info().region(), new Tile()));
      assertEquals(
          "the 64-bit sample 9007199254740993 has more than the 53 bits that a float64 holds"
              + " exactly",
          e.getMessage());
    }
  }

  @Test
  void blankIntegersAreNoSamples() throws IOException {
    byte[] file = row(16, 3, shorts(1, -5, 2), "BLANK=-5", "BZERO=32768");
    assertSamples(SampleType.FLOAT32, 65535, file, 32769, NAN, 32770);
    byte[] wide = row(64, 2, longs(Long.MAX_VALUE, 2), "BLANK=9223372036854775807");
    assertSamples(SampleType.FLOAT64, 0x1p63, wide, NAN, 2);
    byte[] outside = row(16, 1, shorts(1), "BLANK=40000", "BZERO=32768");
    assertSamples(SampleType.UINT16, 65535, outside, 32769);
  }

  @Test
  void scaledIntegersAreSinglePrecisionWhereThatKeepsThemApart() throws IOException {
    byte[] file = row(16, 2, shorts(-2, 3), "BSCALE=0.5", "BZERO=100.25");
    assertSamples(SampleType.FLOAT32, 0.5 * 32767 + 100.25, file, 99.25, 101.75);
    byte[] fine = row(16, 2, shorts(-2, 3), "BSCALE=1.D-3", "BZERO=32768");
    assertSamples(
        SampleType.FLOAT64, 32767 * 1e-3 + 32768, fine, -2 * 1e-3 + 32768, 3 * 1e-3 + 32768);
  }

  @Test
  void floatingSamplesKeepNaN() throws IOException {
    ByteBuffer data = ByteBuffer.allocate(8).putFloat(Float.NaN).putFloat(-1.5f);
    assertSamples(SampleType.FLOAT32, 1, row(-32, 2, data), NAN, -1.5);
    assertSamples(SampleType.FLOAT64, 1, row(-32, 2, data, "BSCALE=2"), NAN, -3);
    ByteBuffer wide = ByteBuffer.allocate(8).putDouble(0.1);
    assertSamples(SampleType.FLOAT64, 1, row(-64, 1, wide), 0.1);
  }

  @ParameterizedTest
  @CsvSource({"'', 3, 1", "BOTTOM-UP, 3, 1", "TOP-DOWN, 1, 3"})
  void theFirstRowIsTheBottomUnlessTheHeaderSaysOtherwise(String order, double top, double bottom)
      throws IOException {
    byte[] header =
        FitsFiles.header(
            "SIMPLE=T", "BITPIX=8", "NAXIS=2", "NAXIS1=1", "NAXIS2=3", "ROWORDER='" + order + "'");
    try (FrameFile frame = FitsFiles.open(folder, FitsFiles.join(header, new byte[] {1, 2, 3}))) {
      assertEquals(Orientation.UPRIGHT, frame.info().metadata().orientation());
      assertArrayEquals(new double[] {top, 2, bottom}, MemoryImage.copyOf(frame, 2).toArray());
    }
  }

  @Test
  void aPictureInAnExtensionHasTheKeywordsOfThePrimaryHeaderToo() throws IOException {
    byte[] primary =
        FitsFiles.header("SIMPLE=T", "BITPIX=8", "NAXIS=0", "EXPTIME=30.", "FILTER='Ha'");
    byte[] table =
        FitsFiles.header(
            "XTENSION='BINTABLE'",
            "BITPIX=8",
            "NAXIS=2",
            "NAXIS1=4",
            "NAXIS2=1000",
            "PCOUNT=7",
            "GCOUNT=1",
            "TFIELDS=0");
    byte[] image =
        FitsFiles.header(
            "XTENSION='IMAGE'",
            "BITPIX=8",
            "NAXIS=3",
            "NAXIS1=1",
            "NAXIS2=1",
            "NAXIS3=3",
            "FILTER='OIII'");
    byte[] file = FitsFiles.join(primary, table, new byte[4007], image, new byte[] {7, 8, 9});
    try (FrameFile frame = FitsFiles.open(folder, file)) {
      assertArrayEquals(new double[] {7, 8, 9}, MemoryImage.copyOf(frame, 1).toArray());
      Metadata metadata = frame.info().metadata();
      assertEquals(OptionalDouble.of(30), metadata.exposureSeconds());
      assertEquals(
          List.of("FILTER OIII", "EXPTIME 30."),
          metadata.keywords().stream().map(k -> k.name() + " " + k.value()).toList());
      assertEquals("2", frame.details().get("HDU"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "2018-08-10T23:22:58.628, '', 2018-08-10T23:22:58.628",
    "2018-08-10T23:22:58Z, '', 2018-08-10T23:22:58",
    "2018-08-10, 01:02:03.5, 2018-08-10T01:02:03.5",
    "2018-08-10, '', ''",
    "19/05/94, 01:02:03, ''",
    "2018-02-30T00:00:00, '', ''"
  })
  void theTimeIsKnownIfDateAndTimeAre(String date, String time, String expected)
      throws IOException {
    byte[] file = row(8, 1, bytes(1), "DATE-OBS='" + date + "'", "TIME-OBS='" + time + "'");
    try (FrameFile frame = FitsFiles.open(folder, file)) {
      assertEquals(
          expected.isEmpty() ? Optional.empty() : Optional.of(LocalDateTime.parse(expected)),
          frame.info().metadata().captureTime());
    }
  }

  @Test
  void whatDescribesTheFileIsNoKeyword() throws IOException {
    byte[] file =
        row(8, 1, bytes(1), "BZERO=0", "EXTEND=T", "CHECKSUM='abc'", "DATASUM='1'", "OBJECT='M1'");
    try (FrameFile frame = FitsFiles.open(folder, file)) {
      assertEquals(
          List.of(new Keyword("OBJECT", "M1", true, "")), frame.info().metadata().keywords());
    }
  }

  @Test
  void cardsAreTakenApart() {
    assertCard("A       = 'it''s / no'   / comment ", "it's / no", true, "comment");
    assertCard("A       = 12 / comment", "12", false, "comment");
    assertCard("A       =                    T", "T", false, "");
    assertCard("A       = 'no end", "no end", true, "");
    assertCard("A       =x", "", false, "=x");
    assertCard("HISTORY a = 'b' / c", "", false, "a = 'b' / c");
  }

  private static void assertCard(String text, String value, boolean isText, String comment) {
    byte[] bytes = "%-80s".formatted(text).getBytes(StandardCharsets.US_ASCII);
    Card card = Card.parse(bytes, 0);
    assertEquals(new Card(card.name(), value, isText, comment), card);
  }

  @Test
  void onlyFilesThatBeginAsFitsAreRecognised() {
    FitsReaderProvider provider = new FitsReaderProvider();
    assertTrue(provider.recognises("SIMPLE  =    T".getBytes(StandardCharsets.US_ASCII)));
    assertFalse(provider.recognises("SIMPLE".getBytes(StandardCharsets.US_ASCII)));
    assertFalse(provider.recognises("XTENSION= 'IMAGE".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void spareAxesOfLengthOneAreNoMatter() throws IOException {
    byte[] header =
        FitsFiles.header(
            "SIMPLE=T", "BITPIX=8", "NAXIS=4", "NAXIS1=2", "NAXIS2=1", "NAXIS3=1", "NAXIS4=1");
    try (FrameFile frame = FitsFiles.open(folder, FitsFiles.join(header, new byte[] {1, 2}))) {
      ImageInfo info = frame.info();
      assertEquals(1, info.bandCount());
      assertArrayEquals(new double[] {1, 2}, MemoryImage.copyOf(frame, 1).toArray());
    }
  }

  @Test
  void aPictureIsChosenByTheNumberOfItsHdu() throws IOException {
    byte[] primary = FitsFiles.header("SIMPLE=T", "BITPIX=8", "NAXIS=2", "NAXIS1=1", "NAXIS2=1");
    byte[] empty = FitsFiles.header("XTENSION='IMAGE'", "BITPIX=8", "NAXIS=0");
    byte[] second =
        FitsFiles.header(
            "XTENSION='IMAGE'", "BITPIX=16", "NAXIS=2", "NAXIS1=2", "NAXIS2=1", "EXTNAME='SCI'");
    byte[] file = FitsFiles.join(primary, new byte[] {5}, empty, second, shorts(-1, 300).array());
    Path path = Files.write(folder.resolve("several.fits"), file);
    FitsReaderProvider provider = new FitsReaderProvider();
    try (FrameFile frame = provider.open(FrameLocation.of(path, 2), Limits.DEFAULT)) {
      assertArrayEquals(new double[] {-1, 300}, MemoryImage.copyOf(frame, 1).toArray());
      assertEquals(
          List.of("#0 1x1 HDU", "#2 2x1 HDU SCI"),
          frame.pictures().stream().map(Object::toString).toList());
    }
    try (FrameFile frame = provider.open(FrameLocation.of(path), Limits.DEFAULT)) {
      assertArrayEquals(new double[] {5}, MemoryImage.copyOf(frame, 1).toArray());
    }
    assertNoPicture("HDU 1 holds no picture", FrameLocation.of(path, 1));
    assertNoPicture(
        "HDU 3 is asked for, but the file has 3, counted from 0", FrameLocation.of(path, 3));
  }

  @Test
  void aDamagedHduIsAFrameSoThatAllFramesOfTheFileAreNotTakenForFewer() throws IOException {
    byte[] primary = FitsFiles.header("SIMPLE=T", "BITPIX=8", "NAXIS=2", "NAXIS1=1", "NAXIS2=1");
    byte[] second = FitsFiles.header("XTENSION='IMAGE'", "BITPIX=16", "NAXIS=1");
    byte[] file = FitsFiles.join(primary, new byte[] {5}, second);
    Path path = Files.write(folder.resolve("damaged.fits"), file);
    try (FrameFile frame = FitsFiles.open(path)) {
      PictureEntry damaged = frame.pictures().get(1);
      assertEquals("#1 damaged: the header lacks the keyword NAXIS1", damaged.toString());
      assertTrue(damaged.frame());
    }
    assertNoPicture("the header lacks the keyword NAXIS1", FrameLocation.of(path, 1));
  }

  @Test
  void textsThatGoOnWithoutEndAreCut() throws IOException {
    StringBuilder cards =
        new StringBuilder("SIMPLE  =                    T".concat(" ".repeat(50)));
    for (String card : List.of("BITPIX  = 8", "NAXIS   = 2", "NAXIS1  = 1", "NAXIS2  = 1")) {
      cards.append("%-80s".formatted(card));
    }
    cards.append("%-80s".formatted("OBJECT  = 'a&'"));
    for (int i = 0; i < 50_000; i++) {
      cards.append("CONTINUE  '%s&'".formatted("a".repeat(67)));
    }
    cards.append("%-80s".formatted("END"));
    byte[] header = cards.toString().getBytes(StandardCharsets.US_ASCII);
    byte[] file = FitsFiles.join(header, new byte[] {5});
    Arrays.fill(file, header.length, file.length - Header.BLOCK_BYTES, (byte) ' ');
    try (FrameFile frame =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> FitsFiles.open(folder, file))) {
      int length = frame.info().metadata().keywords().get(0).value().length();
      assertTrue(length > 60_000 && length < 70_000, "length " + length);
      assertArrayEquals(new double[] {5}, MemoryImage.copyOf(frame, 1).toArray());
    }
  }

  @Test
  @Timeout(60)
  void eachOfManyHdusIsFoundWithoutAWalkFromTheFirst() throws IOException {
    byte[] primary = FitsFiles.header("SIMPLE=T", "BITPIX=8", "NAXIS=0");
    byte[] extension =
        FitsFiles.header("XTENSION='IMAGE'", "BITPIX=8", "NAXIS=2", "NAXIS1=1", "NAXIS2=1");
    int count = 4000;
    byte[][] parts = new byte[1 + 2 * count][];
    parts[0] = primary;
    for (int i = 1; i <= count; i++) {
      parts[2 * i - 1] = extension;
      parts[2 * i] = new byte[] {(byte) i};
    }
    Path path = Files.write(folder.resolve("many.fits"), FitsFiles.join(parts));
    FitsReaderProvider provider = new FitsReaderProvider();
    for (int i = 1; i <= count; i++) {
      try (FrameFile frame = provider.open(FrameLocation.of(path, i), Limits.DEFAULT)) {
        Tile tile = new Tile();
        frame.read(Region.of(1, 1), tile);
        assertEquals((byte) i, tile.bytes()[0]);
      }
    }
  }

  private static void assertNoPicture(String sentence, FrameLocation location) {
    IOException e =
        assertThrows(
            IOException.class, () -> new FitsReaderProvider().open(location, Limits.DEFAULT));
    assertEquals(sentence, e.getMessage());
  }
}
