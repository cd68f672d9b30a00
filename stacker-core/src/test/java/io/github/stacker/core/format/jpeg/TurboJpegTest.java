package io.github.stacker.core.format.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.RealFrames;
import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.library.IdleDecoders;
import io.github.stacker.core.format.library.SystemLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The system's libturbojpeg against the JDK's decoder; skipped where the system has none. */
@Timeout(300)
class TurboJpegTest {
  private static final Decoding TURBO =
      new Decoding(Decoding.Choice.TURBOJPEG, Runtime.getRuntime().maxMemory());
  private static final JpegReaderProvider READERS = new JpegReaderProvider();

  @TempDir Path folder;

  @BeforeAll
  static void theLibraryIsThere() {
    assumeTrue(SystemLibrary.TURBOJPEG.isPresent(), "no libturbojpeg on this system");
  }

  @Test
  void libraryAndVersionCanBeTold() {
    assertTrue(SystemLibrary.TURBOJPEG.file().orElseThrow().contains("turbojpeg"));
    assertTrue(SystemLibrary.TURBOJPEG.version().orElseThrow().matches("\\d+\\.\\d+.*"));
  }

  @Test
  void samplesOfRandomPicturesAreThoseOfTheJdk() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 40; i++) {
      int width = 1 + random.nextInt(90);
      int height = 1 + random.nextInt(90);
      requireSame(TestJpegs.colour(width, height, i % 2 == 0));
      requireSame(TestJpegs.grey(width, height));
    }
  }

  @Test
  void framesCutAnywhereAreTakenOrRefusedAsByTheJdk() throws IOException {
    Random random = new Random(8);
    for (boolean progressive : List.of(false, true)) {
      byte[] jpeg = TestJpegs.colour(64, 48, progressive);
      for (int i = 0; i < 60; i++) {
        int length = jpeg.length - (i < 8 ? i : random.nextInt(jpeg.length - 700));
        requireSame(Arrays.copyOf(jpeg, length));
      }
    }
  }

  @Test
  void framesWithFlippedBytesAreTakenOrRefusedAsByTheJdk() throws IOException {
    Random random = new Random(9);
    byte[] jpeg = TestJpegs.colour(64, 48, false);
    for (int i = 0; i < 200; i++) {
      byte[] damaged = jpeg.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      requireSame(damaged);
    }
  }

  @Test
  void everyRealFrameIsTakenOrRefusedAsByTheJdk() throws IOException {
    Path data = RealFrames.path(".");
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(TurboJpegTest::isJpeg).toList()) {
        assertEquals(outcome(file, Decoding.JDK), outcome(file, TURBO), file.toString());
      }
    }
  }

  @Test
  void aFrameThatDoesNotFitIsLeftToTheJdk() throws IOException {
    Path file = Files.write(folder.resolve("frame.jpg"), TestJpegs.colour(64, 48, false));
    long needed;
    try (FrameFile frame = READERS.open(file, Limits.DEFAULT, TURBO)) {
      assertEquals(Optional.of("turbojpeg"), frame.decoder());
      needed = frame.nativeBytes();
      assertTrue(needed > Files.size(file) / 2 + 64 * 48 * 3, needed + " bytes");
    }
    Decoding little = new Decoding(Decoding.Choice.AUTO, needed - 1);
    try (FrameFile frame = READERS.open(file, Limits.DEFAULT, little)) {
      assertEquals(Optional.of("jdk"), frame.decoder());
      assertEquals(0, frame.nativeBytes());
    }
  }

  @Test
  void memoryIsGivenBackWhenNoFrameComesAnyMore() throws Exception {
    IdleDecoders<TurboDecoder> decoders = new IdleDecoders<>(TurboDecoder::new);
    TurboDecoder one = decoders.take();
    TurboDecoder other = decoders.take();
    decoders.giveBack(one);
    decoders.giveBack(other);
    assertEquals(2, decoders.idle());
    for (int i = 0; i < 200 && decoders.idle() > 0; i++) {
      Thread.sleep(50);
    }
    assertEquals(0, decoders.idle());
  }

  @Test
  void manyThreadsDecodeAtOnce() throws IOException {
    byte[] jpeg = TestJpegs.colour(300, 200, false);
    Path file = Files.write(folder.resolve("frame.jpg"), jpeg);
    String expected = outcome(file, Decoding.JDK);
    assertTrue(
        Stream.generate(() -> file)
            .limit(64)
            .parallel()
            .map(each -> outcome(each, TURBO))
            .allMatch(expected::equals));
  }

  @Test
  void aFrameClosedHalfwayHasNoMoreRows() throws IOException {
    Path file = Files.write(folder.resolve("frame.jpg"), TestJpegs.colour(30, 20, false));
    FrameFile frame = READERS.open(file, Limits.DEFAULT, TURBO);
    frame.read(new Region(0, 0, 30, 5), new Tile());
    frame.close();
    frame.close();
    assertThrows(
        IllegalStateException.class, () -> frame.read(new Region(0, 5, 30, 5), new Tile()));
  }

  private static boolean isJpeg(Path file) {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      return READERS.recognises(in.readNBytes(64));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireSame(byte[] jpeg) throws IOException {
    Path file = Files.write(folder.resolve("frame.jpg"), jpeg);
    String expected = outcome(file, Decoding.JDK);
    assertEquals(expected, outcome(file, TURBO));
  }

  /** The samples in short, or why there are none. */
  private static String outcome(Path file, Decoding decoding) {
    try {
      byte[] samples = TestJpegs.samples(READERS.open(file, Limits.DEFAULT, decoding), 37);
      return samples.length + " samples " + Arrays.hashCode(samples);
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
