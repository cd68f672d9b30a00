package io.github.stacker.core.format.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.library.SystemLibrary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PNG inflated by the system's libdeflate against the JDK; skipped where the system has none. */
@Timeout(300)
class LibdeflatePngTest {
  private static final Decoding LIBDEFLATE =
      new Decoding(Decoding.Choice.LIBDEFLATE, Runtime.getRuntime().maxMemory());
  private static final PngReaderProvider READER = new PngReaderProvider();
  private static final int WIDTH = 700;
  private static final int HEIGHT = 520;
  private static final int LINE_BYTES = 1 + 3 * WIDTH;

  @TempDir Path folder;

  @BeforeAll
  static void theLibraryIsThere() {
    assumeTrue(SystemLibrary.LIBDEFLATE.isPresent(), "no libdeflate on this system");
  }

  @ParameterizedTest(name = "{0} bits, colour type {1}, {2}x{3}")
  @CsvSource({
    "1, 0, 4096, 2050", "2, 0, 3001, 1500", "8, 0, 1100, 1000", "16, 0, 800, 700",
    "8, 2, 700, 520", "16, 2, 500, 400", "8, 3, 1100, 1000", "8, 4, 800, 700",
    "16, 4, 500, 600", "8, 6, 600, 500", "16, 6, 400, 400"
  })
  void allKindsHaveTheSamplesThatTheJdkFinds(int depth, int colour, int width, int height)
      throws IOException {
    Random random = new Random(depth * 10L + colour);
    int bits = depth * PngColour.of(colour).samples();
    byte[] lines = lines(random, (width * bits + 7) / 8 + 1, height);
    MadePng png = new MadePng().header(width, height, depth, colour);
    if (colour == 3) {
      png.chunk("PLTE", new byte[3 * 256]);
    }
    Path file = write(picture(png, deflated(lines, random), random).end());
    try (FrameFile frame = READER.open(file, Limits.DEFAULT, LIBDEFLATE)) {
      assertEquals(Optional.of("libdeflate"), frame.decoder());
      assertTrue(frame.nativeBytes() > lines.length, frame.nativeBytes() + " bytes");
    }
    requireSame(file);
  }

  @Test
  void interlacedAndSmallPicturesAreLeftToTheJdk() throws IOException {
    Random random = new Random(1);
    byte[] lines = lines(random, 11, 10);
    Path small =
        write(picture(new MadePng().header(10, 10, 8, 0), deflated(lines, random), random).end());
    Path interlaced =
        write(new MadePng().header(2000, 2000, 8, 0, 1).chunk("IDAT", new byte[10_000]).end());
    for (Path file : new Path[] {small, interlaced}) {
      try (FrameFile frame = READER.open(file, Limits.DEFAULT, LIBDEFLATE)) {
        assertEquals(Optional.of("jdk"), frame.decoder());
        assertEquals(0, frame.nativeBytes());
      }
    }
  }

  @Test
  void aFrameThatDoesNotFitIsLeftToTheJdk() throws IOException {
    Random random = new Random(2);
    Path file = write(sound(deflated(lines(random, LINE_BYTES, HEIGHT), random), random));
    long needed;
    try (FrameFile frame = READER.open(file, Limits.DEFAULT, LIBDEFLATE)) {
      needed = frame.nativeBytes();
    }
    Decoding little = new Decoding(Decoding.Choice.AUTO, needed - 1);
    try (FrameFile frame = READER.open(file, Limits.DEFAULT, little)) {
      assertEquals(Optional.of("jdk"), frame.decoder());
    }
  }

  @Test
  void filesCutAnywhereAreRefusedAsByTheJdkSeed3() throws IOException {
    Random random = new Random(3);
    byte[] png = sound(deflated(lines(random, LINE_BYTES, HEIGHT), random), random).toBytes();
    for (int i = 0; i < 40; i++) {
      int length = png.length - (i < 20 ? i : random.nextInt(png.length - 100));
      requireSame(Files.write(folder.resolve("cut.png"), Arrays.copyOf(png, length)));
    }
  }

  @Test
  void filesWithFlippedBitsAreTakenOrRefusedAsByTheJdkSeed4() throws IOException {
    Random random = new Random(4);
    byte[] png = sound(deflated(lines(random, LINE_BYTES, HEIGHT), random), random).toBytes();
    for (int i = 0; i < 40; i++) {
      byte[] damaged = png.clone();
      damaged[40 + random.nextInt(damaged.length - 40)] ^= (byte) (1 << random.nextInt(8));
      requireSame(Files.write(folder.resolve("flipped.png"), damaged));
    }
  }

  @Test
  void damageUnderARightCrcIsTakenOrRefusedAsByTheJdkSeed5() throws IOException {
    Random random = new Random(5);
    byte[] zlib = deflated(lines(random, LINE_BYTES, HEIGHT), random);
    for (int i = 0; i < 120; i++) {
      byte[] damaged = zlib.clone();
      int last = damaged.length - 1;
      int at = i % 3 == 0 ? last - random.nextInt(6) : random.nextInt(i % 3 == 1 ? 8 : last);
      damaged[at] ^= (byte) (1 << random.nextInt(8));
      requireSame(write(sound(damaged, random)));
    }
  }

  @Test
  void streamsTooShortOrTooLongAreRefusedAsByTheJdkSeed6() throws IOException {
    Random random = new Random(6);
    byte[] lines = lines(random, LINE_BYTES, HEIGHT + 2);
    for (int rows = HEIGHT - 2; rows <= HEIGHT + 2; rows++) {
      byte[] zlib = deflated(Arrays.copyOf(lines, rows * LINE_BYTES), random);
      assertEquals(rows == HEIGHT, requireSame(write(sound(zlib, random))).startsWith("samples"));
    }
    byte[] zlib = deflated(Arrays.copyOf(lines, HEIGHT * LINE_BYTES), random);
    for (int bytes : new int[] {-5, -4, -1, 1, 5}) {
      byte[] other = Arrays.copyOf(zlib, zlib.length + bytes);
      String outcome = requireSame(write(sound(other, random)));
      assertTrue(!outcome.startsWith("samples"), outcome);
    }
  }

  @Test
  void chunksBehindThePictureAreJudgedAsByTheJdk() throws IOException {
    Random random = new Random(7);
    byte[] zlib = deflated(lines(random, LINE_BYTES, HEIGHT), random);
    requireSame(write(begun(zlib, random).chunk("tEXt", (byte) 65, (byte) 0).end()));
    requireSame(write(begun(zlib, random).chunk("IDAT").end()));
    requireSame(write(begun(zlib, random).chunk("tIME").chunk("IDAT").end()));
    requireSame(write(begun(zlib, random).chunk("tIME").chunk("IDAT", (byte) 1).end()));
    requireSame(write(begun(zlib, random).chunk("CrIT").end()));
    requireSame(write(begun(zlib, random).chunkWithCrc("tEXt", 1, (byte) 65).end()));
    requireSame(write(begun(zlib, random)));
  }

  @Test
  void manyThreadsInflateAtOnce() throws IOException {
    Random random = new Random(8);
    Path file = write(sound(deflated(lines(random, LINE_BYTES, HEIGHT), random), random));
    String expected = outcome(file, Decoding.JDK);
    assertTrue(
        Stream.generate(() -> file)
            .limit(32)
            .parallel()
            .map(each -> outcome(each, LIBDEFLATE))
            .allMatch(expected::equals));
  }

  @Test
  void aFrameClosedHalfwayHasNoMoreRows() throws IOException {
    Random random = new Random(9);
    Path file = write(sound(deflated(lines(random, LINE_BYTES, HEIGHT), random), random));
    FrameFile frame = READER.open(file, Limits.DEFAULT, LIBDEFLATE);
    frame.read(new Region(0, 0, WIDTH, 5), new Tile());
    frame.close();
    frame.close();
    assertThrows(
        IllegalStateException.class, () -> frame.read(new Region(0, 5, WIDTH, 5), new Tile()));
  }

  private static MadePng sound(byte[] zlib, Random random) {
    return begun(zlib, random).end();
  }

  private static MadePng begun(byte[] zlib, Random random) {
    return picture(new MadePng().header(WIDTH, HEIGHT, 8, 2), zlib, random);
  }

  /** Adds chunks IDAT of any size. */
  private static MadePng picture(MadePng png, byte[] zlib, Random random) {
    for (int at = 0; at < zlib.length; ) {
      int step = Math.min(zlib.length - at, random.nextInt(1 << 6 + random.nextInt(13)));
      png.chunk("IDAT", Arrays.copyOfRange(zlib, at, at + step));
      at += step;
    }
    return png;
  }

  /** Makes lines of all filters, smooth enough to be compressed. */
  private static byte[] lines(Random random, int lineBytes, int count) {
    byte[] lines = new byte[lineBytes * count];
    for (int i = 0; i < lines.length; i++) {
      int bits = random.nextInt(20) == 0 ? 8 : 3;
      lines[i] = (byte) (i % lineBytes == 0 ? random.nextInt(5) : random.nextInt(1 << bits));
    }
    return lines;
  }

  private static byte[] deflated(byte[] plain, Random random) throws IOException {
    Deflater deflater = new Deflater(random.nextInt(10));
    deflater.setStrategy(random.nextInt(3));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(plain);
    }
    deflater.end();
    return bytes.toByteArray();
  }

  private Path write(MadePng png) throws IOException {
    return png.writeTo(folder);
  }

  private static String requireSame(Path file) throws IOException {
    String expected = outcome(file, Decoding.JDK);
    assertEquals(expected, outcome(file, LIBDEFLATE));
    return expected;
  }

  /** The samples in short, or how far they are there and why not further. */
  private static String outcome(Path file, Decoding decoding) {
    int hash = 0;
    try (FrameFile frame = READER.open(file, Limits.DEFAULT, decoding)) {
      Tile tile = new Tile();
      int height = frame.info().height();
      for (int y = 0; y < height; y += 37) {
        frame.read(new Region(0, y, frame.info().width(), Math.min(37, height - y)), tile);
        boolean bytes = tile.type() == SampleType.UINT8;
        hash = 31 * hash + (bytes ? Arrays.hashCode(tile.bytes()) : Arrays.hashCode(tile.shorts()));
      }
      return "samples " + hash;
    } catch (IOException e) {
      return hash + " then " + e.getMessage();
    }
  }
}
