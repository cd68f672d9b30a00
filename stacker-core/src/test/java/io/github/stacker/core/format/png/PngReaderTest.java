package io.github.stacker.core.format.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class PngReaderTest {
  @TempDir Path folder;

  @Test
  void recognisesTheSignatureAndNothingElse() {
    PngReaderProvider reader = new PngReaderProvider();
    assertTrue(reader.recognises(new MadePng().toBytes()));
    assertFalse(reader.recognises(new byte[] {(byte) 0x89, 'P', 'N', 'G'}));
    assertFalse(reader.recognises("JFIF, not PNG".getBytes(StandardCharsets.US_ASCII)));
  }

  @Test
  void greyOfTwoBitsIsSpreadOverAllOfEightBits() throws IOException {
    Path file =
        new MadePng().header(5, 1, 2, 0).picture(0, 0b00011011, 0b11000000).end().writeTo(folder);
    assertArrayEquals(new double[] {0, 85, 170, 255, 255}, PngFrames.read(file).toArray());
  }

  @Test
  void theTransparentGreyIsComparedBeforeItIsSpread() throws IOException {
    Path file =
        new MadePng()
            .header(2, 1, 4, 0)
            .chunk("tRNS", (byte) 0, (byte) 7)
            .picture(0, 0x78)
            .end()
            .writeTo(folder);
    assertArrayEquals(new double[] {119, 0, 136, 255}, PngFrames.read(file).toArray());
  }

  @Test
  void sixteenBitSamplesStayWhole() throws IOException {
    Path file =
        new MadePng().header(2, 1, 16, 0).picture(0, 0x12, 0x34, 0xff, 0xfe).end().writeTo(folder);
    assertArrayEquals(new double[] {0x1234, 0xfffe}, PngFrames.read(file).toArray());
  }

  @Test
  void coloursOfThePaletteWithoutAlphaOfTheirOwnAreFull() throws IOException {
    Path file =
        new MadePng()
            .header(2, 1, 1, 3)
            .chunk("PLTE", MadePng.bytes(1, 2, 3, 4, 5, 6))
            .chunk("tRNS", (byte) 9)
            .picture(0, 0b01000000)
            .end()
            .writeTo(folder);
    assertArrayEquals(new double[] {1, 2, 3, 9, 4, 5, 6, 255}, PngFrames.read(file).toArray());
  }

  @Test
  void thePictureMayBeCutIntoAnyChunks() throws IOException {
    byte[] deflated = MadePng.deflated(MadePng.bytes(0, 1, 2, 1, 3, 4));
    MadePng png = new MadePng().header(2, 2, 8, 0);
    for (byte one : deflated) {
      png.chunk("IDAT").chunk("IDAT", one);
    }
    assertArrayEquals(
        new double[] {1, 2, 3, 7}, PngFrames.read(png.end().writeTo(folder)).toArray());
  }

  @Test
  void rowsAreAskedForOnceAndInOrder() throws IOException {
    Path file = new MadePng().header(1, 3, 8, 0).picture(0, 1, 0, 2, 0, 3).end().writeTo(folder);
    try (FrameFile frame = PngFrames.open(file)) {
      Tile tile = new Tile();
      frame.read(new Region(0, 0, 1, 1), tile);
      assertThrows(
          IllegalStateException.class, () -> frame.read(new Region(0, 0, 1, 1), new Tile()));
      assertThrows(
          IllegalStateException.class, () -> frame.read(new Region(0, 2, 1, 1), new Tile()));
      frame.read(new Region(0, 1, 1, 2), tile);
      assertEquals(3, tile.get(1));
    }
  }

  @Test
  void aFailureIsToldAgainRatherThanReadingOnBehindIt() throws IOException {
    Path file = new MadePng().header(1, 3, 8, 0).picture(0, 1, 9, 2, 0, 3).end().writeTo(folder);
    try (FrameFile frame = PngFrames.open(file)) {
      frame.read(new Region(0, 0, 1, 1), new Tile());
      for (int i = 0; i < 2; i++) {
        IOException e =
            assertThrows(IOException.class, () -> frame.read(new Region(0, 1, 1, 1), new Tile()));
        assertEquals("row 1: a row has the unknown filter 9", e.getMessage());
      }
    }
  }

  @Test
  void metadataBeforeThePictureIsTold() throws IOException {
    byte[] profile = ByteBuffer.allocate(200).putInt(200).array();
    byte[] exif = MadePng.bytes('I', 'I', 42, 0, 8, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    Path file =
        new MadePng()
            .header(1, 1, 8, 0)
            .chunk("iCCP", profileChunk(profile))
            .chunk("pHYs", ByteBuffer.allocate(9).putInt(10000).putInt(5000).put((byte) 1).array())
            .chunk("eXIf", exif)
            .chunk("gAMA", ByteBuffer.allocate(4).putInt(45455).array())
            .chunk("zzZz", new byte[100])
            .picture(0, 1)
            .end()
            .writeTo(folder);
    try (FrameFile frame = PngFrames.open(file)) {
      Metadata metadata = frame.info().metadata();
      assertEquals(Optional.of(Blob.copyOf(profile)), metadata.colourProfile());
      assertEquals(Optional.of(Blob.copyOf(exif)), metadata.exif());
      assertEquals(254, metadata.resolution().orElseThrow().x(), 1e-9);
      assertEquals(127, metadata.resolution().orElseThrow().y(), 1e-9);
      assertEquals("0.45455", frame.details().get("gamma"));
      assertEquals("grey", frame.details().get("colour"));
    }
  }

  @Test
  void damagedMetadataIsLeftOutAndTold() throws IOException {
    Path file =
        new MadePng()
            .header(1, 1, 8, 0)
            .chunk("iCCP", profileChunk(ByteBuffer.allocate(200).putInt(300).array()))
            .chunk("sRGB", (byte) 77)
            .chunk("eXIf", (byte) 1)
            .chunkWithCrc("gAMA", 17, new byte[4])
            .chunk("pHYs", new byte[2])
            .picture(0, 1)
            .end()
            .writeTo(folder);
    try (FrameFile frame = PngFrames.open(file)) {
      assertEquals("iCCP, sRGB, eXIf, gAMA, pHYs", frame.details().get("damaged and left out"));
      assertEquals(Metadata.NONE, frame.info().metadata());
    }
  }

  @Test
  void aProfileThatInflatesBeyondTheLimitIsLeftOut() throws IOException {
    byte[] profile = ByteBuffer.allocate(1 << 20).putInt(1 << 20).array();
    Path file =
        new MadePng()
            .header(1, 1, 8, 0)
            .chunk("iCCP", profileChunk(profile))
            .picture(0, 1)
            .end()
            .writeTo(folder);
    Limits tight = new Limits(100, 4, 100, 10_000, 1 << 28, 1000);
    try (FrameFile frame = new PngReaderProvider().open(file, tight)) {
      assertEquals(Optional.empty(), frame.info().metadata().colourProfile());
    }
  }

  @Test
  void wrongFilesAreRefusedInAClearSentence() throws IOException {
    MadePng grey = new MadePng().header(2, 1, 8, 0);
    assertRefused("the file has only 0 bytes", Files.createTempFile(folder, "empty", ".png"));
    assertRefused("claims 0 columns", new MadePng().header(0, 1, 8, 0));
    assertRefused("claims 4294967295 columns", new MadePng().header(-1, 1, 8, 0));
    assertRefused(
        "16-bit samples, which PNG does not have for palette", new MadePng().header(1, 1, 16, 3));
    assertRefused("interlace method 2", new MadePng().header(1, 1, 8, 0, 2));
    assertRefused("not IHDR of 13", new MadePng().picture(0, 1));
    assertRefused("no palette", new MadePng().header(1, 1, 8, 3).picture(0, 0).end());
    assertRefused("without a picture", new MadePng().header(1, 1, 8, 0).end());
    assertRefused(
        "colour 2 of a palette of 1",
        new MadePng().header(1, 1, 8, 3).chunk("PLTE", new byte[3]).picture(0, 2).end());
    assertRefused(
        "no number of colours", new MadePng().header(1, 1, 8, 3).chunk("PLTE", new byte[4]));
    assertRefused("more than 768", new MadePng().header(1, 1, 8, 3).chunk("PLTE", new byte[900]));
    assertRefused("tRNS has 5 bytes", new MadePng().header(1, 1, 8, 2).chunk("tRNS", new byte[5]));
    assertRefused("Apple's variant", new MadePng().chunk("CgBI").header(1, 1, 8, 0));
    assertRefused("chunk ZZZZ", new MadePng().header(1, 1, 8, 0).chunk("ZZZZ").picture(0, 0));
    assertRefused("more rows", new MadePng().header(2, 1, 8, 0).picture(0, 1, 2, 0).end());
    assertRefused("before its last row", new MadePng().header(2, 1, 8, 0).picture(0, 1).end());
    assertRefused(
        "IEND comes before",
        new MadePng()
            .header(2, 1, 8, 0)
            .chunk("IDAT", Arrays.copyOf(MadePng.deflated(MadePng.bytes(0, 1, 2)), 5))
            .end());
    assertRefused("it was cut", new MadePng().header(2, 1, 8, 0).picture(0, 1, 2));
    assertRefused(
        "follows the end",
        new MadePng().header(2, 1, 8, 0).picture(0, 1, 2).picture(0, 1, 2).end());
    assertRefused(
        "1 bytes of IDAT follow",
        new MadePng()
            .header(2, 1, 8, 0)
            .chunk("IDAT", Arrays.copyOf(MadePng.deflated(MadePng.bytes(0, 1, 2)), 12))
            .end());
    assertRefused("CRC", grey.chunkWithCrc("IDAT", 5, MadePng.deflated(new byte[3])).end());
  }

  @Test
  void hugeClaimsOfSmallFilesAreRefusedAtOnce() {
    for (int depth : new int[] {1, 8, 16}) {
      for (int interlace : new int[] {0, 1}) {
        assertRefused(
            "more than the",
            new MadePng()
                .header(Integer.MAX_VALUE, Integer.MAX_VALUE, depth, 0, interlace)
                .picture(0, 0)
                .end());
      }
    }
  }

  @Test
  void picturesBeyondTheLimitsAreRefused() throws IOException {
    Path file = new MadePng().header(4, 1, 8, 0).picture(0, 1, 2, 3, 4).end().writeTo(folder);
    for (Limits limits :
        List.of(
            new Limits(3, 64, 100, 100, 1 << 28, 100), new Limits(4, 0, 100, 100, 1 << 28, 100))) {
      assertThrows(IOException.class, () -> new PngReaderProvider().open(file, limits));
    }
    assertThrows(
        IOException.class,
        () -> new PngReaderProvider().open(file, new Limits(100, 64, 100, 100, 1 << 28, 0)));
  }

  @Test
  void anInterlacedPictureBeyondTheBudgetIsRefusedWithAdvice() throws IOException {
    // 68 million black pixels: their filtered bytes are zeros, which deflate packs 1000:1
    int rows = 8500;
    byte[] deflated = MadePng.deflated(new byte[rows * (8000 / 8 + 1)]);
    Path file =
        new MadePng().header(8000, rows, 1, 0, 1).chunk("IDAT", deflated).end().writeTo(folder);
    IOException e =
        assertThrows(
            IOException.class,
            () ->
                new PngReaderProvider()
                    .open(file, new Limits(1L << 40, 64, 100, 1 << 20, 64 << 20, 1 << 20)));
    assertTrue(e.getMessage().endsWith("save it without interlacing"), e.getMessage());
  }

  @Test
  void aFileCutAnywhereIsRefused() throws IOException {
    byte[] whole = smallPicture();
    Path file = folder.resolve("cut.png");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      assertThrows(IOException.class, () -> PngFrames.read(file), "length " + length);
    }
    Files.write(file, whole);
    PngFrames.read(file);
  }

  @Test
  void aChangedByteIsRefusedOrHarmlessSeed7() throws IOException {
    byte[] whole = smallPicture();
    double[] expected = PngFrames.read(Files.write(folder.resolve("whole.png"), whole)).toArray();
    Random random = new Random(7);
    Path file = folder.resolve("changed.png");
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] ^= (byte) (1 + random.nextInt(255));
      Files.write(file, changed);
      assertTimeout(Duration.ofSeconds(5), () -> readsOrRefuses(file, expected));
    }
  }

  private static void readsOrRefuses(Path file, double[] expected) {
    try {
      assertArrayEquals(expected, PngFrames.read(file).toArray());
    } catch (IOException e) {
      assertFalse(e.getMessage().isBlank());
    }
  }

  private static byte[] smallPicture() {
    int[] filtered = new int[5 * 13];
    Random random = new Random(5);
    for (int i = 0; i < filtered.length; i++) {
      filtered[i] = i % 13 == 0 ? i / 13 : random.nextInt(256);
    }
    byte[] deflated = MadePng.deflated(MadePng.bytes(filtered));
    return new MadePng()
        .header(4, 5, 8, 2)
        .chunk("gAMA", new byte[4])
        .chunk("IDAT", Arrays.copyOf(deflated, 30))
        .chunk("IDAT", Arrays.copyOfRange(deflated, 30, deflated.length))
        .end()
        .toBytes();
  }

  private static byte[] profileChunk(byte[] profile) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes("some name\0\0".getBytes(StandardCharsets.US_ASCII));
    body.writeBytes(MadePng.deflated(profile));
    return body.toByteArray();
  }

  private void assertRefused(String part, MadePng png) {
    try {
      assertRefused(part, png.writeTo(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertRefused(String part, Path file) {
    IOException e = assertThrows(IOException.class, () -> PngFrames.read(file), part);
    assertTrue(e.getMessage().contains(part), () -> part + " is not in: " + e.getMessage());
  }

  @Test
  void bandsFollowColourTypeAndTransparency() throws IOException {
    Path file =
        new MadePng()
            .header(1, 1, 16, 2)
            .chunk("tRNS", MadePng.bytes(1, 2, 3, 4, 5, 6))
            .picture(0, 1, 2, 3, 4, 5, 6)
            .end()
            .writeTo(folder);
    try (FrameFile frame = PngFrames.open(file)) {
      assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA), frame.info().bands());
    }
    assertArrayEquals(new double[] {0x102, 0x304, 0x506, 0}, PngFrames.read(file).toArray());
  }
}
