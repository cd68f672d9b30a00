package io.github.stacker.core.format.png;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.RealFrames;
import java.awt.image.Raster;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** PngSuite, compared with what another program (named in pngsuite.txt) makes of it. */
class PngSuiteTest {
  static Stream<String> expected() throws IOException {
    try (InputStream in = PngSuiteTest.class.getResourceAsStream("pngsuite.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("expected")
  void samplesAreThoseOfAnotherProgram(String line) throws IOException {
    String[] expected = line.split(" ");
    Path file = RealFrames.path("formats/pngsuite").resolve(expected[0] + ".png");
    MemoryImage image = PngFrames.read(file);
    ImageInfo info = image.info();
    assertEquals(
        String.join(" ", List.of(expected).subList(1, 5)),
        "%d %d %d %d"
            .formatted(info.width(), info.height(), info.bandCount(), info.sampleType().bytes()));
    assertEquals(expected[5], sha256(image));
  }

  @ParameterizedTest
  @MethodSource("expected")
  void anyHeightOfBandsGivesTheSameSamples(String line) throws IOException {
    Path file = RealFrames.path("formats/pngsuite").resolve(line.split(" ")[0] + ".png");
    double[] atOnce = PngFrames.read(file, 1000).toArray();
    for (int rows : new int[] {1, 3, 8}) {
      assertArrayEquals(atOnce, PngFrames.read(file, rows).toArray(), "bands of " + rows);
    }
  }

  @ParameterizedTest
  @MethodSource("expected")
  void interlacedFramesAloneAreReadAtRandom(String line) throws IOException {
    String name = line.split(" ")[0];
    boolean interlaced = name.charAt(3) == 'i';
    try (FrameFile frame =
        PngFrames.open(RealFrames.path("formats/pngsuite").resolve(name + ".png"))) {
      assertEquals(interlaced ? Access.RANDOM : Access.ROWS, frame.access());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "png/xc1n0g08.png",
        "png/xc9n2c08.png",
        "png/xcrn0g04.png",
        "png/xcsn0g01.png",
        "png/xd0n2c08.png",
        "png/xd3n2c08.png",
        "png/xd9n2c08.png",
        "png/xdtn0g01.png",
        "png/xhdn0g08.png",
        "png/xlfn0g04.png",
        "png/xs1n0g01.png",
        "png/xs2n0g01.png",
        "png/xs4n0g01.png",
        "png/xs7n0g01.png",
        "made/bad_crc.png",
        "made/claims_1000000000x1.png",
        "made/cut_half.png",
        "made/jpeg_named.png",
        "made/zero_bytes.jpg"
      })
  void damagedFilesAreRefused(String name) {
    Path file = RealFrames.path("corrupt/" + name);
    assertThrows(IOException.class, () -> PngFrames.read(file));
  }

  @Test
  void aBurstIsReadAsAnotherReaderReadsIt() throws IOException {
    for (int frame = 1; frame <= 15; frame++) {
      Path file = RealFrames.path("burst/table-png/table_%02d.png".formatted(frame));
      Raster raster = ImageIO.read(file.toFile()).getRaster();
      double[] expected =
          raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (double[]) null);
      assertArrayEquals(expected, PngFrames.read(file).toArray(), file.toString());
    }
  }

  private static String sha256(MemoryImage image) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      boolean wide = image.info().sampleType() == SampleType.UINT16;
      for (double sample : image.toArray()) {
        if (wide) {
          digest.update((byte) ((int) sample >> 8));
        }
        digest.update((byte) (int) sample);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
