package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Reads small pictures that astropy compressed, each in another way, and compares with astropy. */
class FitsCompressedTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int ROUNDS = Integer.getInteger("stacker.damageRounds", 100);

  @TempDir Path folder;

  static Stream<String> pictures() throws IOException {
    return FitsFiles.table("made.tsv");
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in = FitsCompressedTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void thePictureHasTheSamplesThatAstropySees(String line) throws IOException {
    String name = line.split("\t")[0];
    try (FrameFile frame = FitsFiles.open(folder, bytes(name))) {
      assertEquals(ImageSource.Access.TILES, frame.access());
      assertEquals(line, FitsFiles.describe(name, frame));
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void anyRectangleIsThatOfTheWhole(String line) throws IOException {
    try (FrameFile frame = FitsFiles.open(folder, bytes(line.split("\t")[0]))) {
      MemoryImage whole = MemoryImage.copyOf(frame, 31);
      Random random = new Random(3);
      Tile expected = new Tile();
      Tile actual = new Tile();
      for (int i = 0; i < 20; i++) {
        Region region = FitsFiles.randomRegion(frame.info(), random);
        whole.read(region, expected);
        frame.read(region, actual);
        for (int k = 0; k < expected.sampleCount(); k++) {
          assertEquals(expected.get(k), actual.get(k), region.toString());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pictures")
  void damageIsReadOrRefusedWithASentence(String line) throws IOException {
    byte[] sound = bytes(line.split("\t")[0]);
    Random random = new Random(5);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            byte[] damaged = sound.clone();
            for (int k = random.nextInt(5); k >= 0; k--) {
              int at = 2880 + random.nextInt(damaged.length - 2880);
              damaged[at] = (byte) random.nextInt();
            }
            readOrRefuse(damaged);
          }
        });
  }

  private void readOrRefuse(byte[] file) {
    try (FrameFile frame = FitsFiles.open(folder, file)) {
      if (frame.info().region().pixels() < 1 << 20 && frame.workingBytes() < 50_000_000) {
        frame.read(frame.info().region(), new Tile());
      }
    } catch (IOException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
    }
  }

  @ParameterizedTest
  @CsvSource({"22,127", "23,100", "24,255"})
  void coefficientsOfMoreBitsThanCanBeAreRefused(int at, int bits) throws IOException {
    byte[] file = bytes("made-hcompress-16.fits");
    int tile = new String(file, StandardCharsets.ISO_8859_1).indexOf("\u00dd\u0099");
    file[tile + at] = (byte) bits;
    try (FrameFile frame = FitsFiles.open(folder, file)) {
      Region all = frame.info().region();
      IOException e = assertThrows(IOException.class, () -> frame.read(all, new Tile()));
      String refusal = "its coefficients have %d bits, not 0 to ".formatted(bits);
      assertTrue(e.getMessage().contains(refusal), e.getMessage());
    }
  }

  @Test
  void otherCompressionsAreNamed() throws IOException {
    String file = new String(bytes("made-rice-16.fits"), StandardCharsets.ISO_8859_1);
    byte[] other = file.replace("'RICE_1  '", "'BZIP2_1 '").getBytes(StandardCharsets.ISO_8859_1);
    IOException e = assertThrows(IOException.class, () -> FitsFiles.open(folder, other));
    assertEquals(
        "the compression ZCMPTYPE is \"BZIP2_1\", which is not supported; known are RICE_1, GZIP_1,"
            + " GZIP_2, PLIO_1 and HCOMPRESS_1",
        e.getMessage());
  }
}
