package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.library.SystemLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TIFF inflated by the system's libdeflate against the JDK; skipped where the system has none. */
@Timeout(300)
class LibdeflateTiffTest {
  private static final Decoding LIBDEFLATE =
      new Decoding(Decoding.Choice.LIBDEFLATE, Runtime.getRuntime().maxMemory());
  private static final TiffReaderProvider READER = new TiffReaderProvider();

  @TempDir Path folder;

  @BeforeAll
  static void theLibraryIsThere() {
    assumeTrue(SystemLibrary.LIBDEFLATE.isPresent(), "no libdeflate on this system");
  }

  @ParameterizedTest(name = "{0} bits of format {1}, tile {2}, predictor {3}, planar {4}, big {5}")
  @CsvSource({
    "8, 1, 0, 1, false, false", "8, 1, 64, 2, false, true", "8, 1, 160, 2, true, false",
    "16, 1, 0, 2, true, true", "16, 1, 112, 2, false, false", "32, 3, 64, 3, false, false",
    "32, 3, 0, 1, false, true", "32, 1, 128, 2, false, false", "64, 3, 64, 1, true, false"
  })
  void allKindsHaveTheSamplesThatTheJdkFinds(
      int bits, int format, int tile, int predictor, boolean planar, boolean big)
      throws IOException {
    TiffMaker maker = colour(tile, predictor);
    maker.bits = bits;
    maker.sampleFormat = format;
    maker.planar = planar;
    maker.big = big;
    maker.bigEndian = big;
    Path file = write(maker.make((x, y, band) -> x * 3L + y * 5L * band & 127));
    try (FrameFile frame = READER.open(file, Limits.DEFAULT, LIBDEFLATE)) {
      assertEquals(Optional.of("libdeflate"), frame.decoder());
      assertTrue(frame.nativeBytes() > 0);
    }
    assertTrue(requireSame(file).startsWith("samples"));
  }

  @Test
  void otherSegmentsAreLeftToTheJdk() throws IOException {
    TiffMaker reversed = colour(64, 1);
    reversed.fillOrder = 2;
    assertDecoder(Optional.of("jdk"), reversed);
    TiffMaker small = colour(64, 1);
    small.width = 100;
    assertDecoder(Optional.of("jdk"), small);
    TiffMaker largeStrip = colour(0, 1);
    largeStrip.height = 6000;
    largeStrip.rowsPerStrip = 6000;
    assertDecoder(Optional.of("jdk"), largeStrip);
    TiffMaker lzw = colour(64, 1);
    lzw.compression = 5;
    assertDecoder(Optional.empty(), lzw);
  }

  private void assertDecoder(Optional<String> expected, TiffMaker maker) throws IOException {
    Path file = write(maker.make((x, y, band) -> x));
    try (FrameFile frame = READER.open(file, Limits.DEFAULT, LIBDEFLATE)) {
      assertEquals(expected, frame.decoder());
      assertEquals(0, frame.nativeBytes());
    }
    requireSame(file);
  }

  @ParameterizedTest(name = "tile {0}, seed {1}")
  @CsvSource({"0, 1", "224, 2"})
  void anyDamageIsReadOrRefusedAsByTheJdk(int tile, long seed) throws IOException {
    TiffMaker maker = colour(tile, 2);
    Random random = new Random(seed);
    byte[] sound = maker.make((x, y, band) -> x * 3L + random.nextInt(40));
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      byte[] damaged = sound.clone();
      for (int k = random.nextInt(3); k >= 0; k--) {
        damaged[16 + random.nextInt(damaged.length - 16)] ^= (byte) (1 << random.nextInt(8));
      }
      int length = i % 6 == 0 ? random.nextInt(damaged.length) : damaged.length;
      refused += requireSame(write(Arrays.copyOf(damaged, length))).startsWith("samples") ? 0 : 1;
    }
    assertTrue(refused > 0 && refused < 60, refused + " refused");
  }

  @Test
  void aSegmentThatClaimsFarMoreThanItNeedsIsReadAsByTheJdk() throws IOException {
    TiffMaker maker = colour(64, 1);
    byte[] sound = maker.make((x, y, band) -> x);
    int tiles = 11 * 9;
    long[] all = new long[tiles];
    Arrays.fill(all, 1 << 16);
    maker.tag(325, TiffMaker.LONG, all);
    byte[] greedy = Arrays.copyOf(maker.make((x, y, band) -> x), sound.length + (1 << 17));
    assertTrue(requireSame(write(greedy)).startsWith("samples"));
  }

  private static TiffMaker colour(int tile, int predictor) {
    TiffMaker maker = new TiffMaker();
    maker.width = 700;
    maker.height = 520;
    maker.samples = 3;
    maker.photometric = 2;
    maker.compression = 8;
    maker.predictor = predictor;
    maker.tileWidth = tile;
    maker.tileHeight = tile;
    maker.rowsPerStrip = 37;
    return maker;
  }

  private Path write(byte[] tiff) throws IOException {
    return Files.write(folder.resolve("frame.tif"), tiff);
  }

  private static String requireSame(Path file) {
    String expected = outcome(file, Decoding.JDK);
    assertEquals(expected, outcome(file, LIBDEFLATE));
    return expected;
  }

  private static String outcome(Path file, Decoding decoding) {
    try (FrameFile frame = READER.open(file, Limits.DEFAULT, decoding)) {
      return "samples " + Tiffs.crc(frame);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
