package io.github.stacker.core.format.jpeg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.core.format.Decoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * JPEGs decoded in a smaller size, by libturbojpeg where the system has it, else by the JDK in both
 * cases.
 */
class ReducedJpegTest {
  private static final int WIDTH = 61;
  private static final int HEIGHT = 43;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = Decoding.Choice.class,
      names = {"AUTO", "JDK"})
  void samplesAreAboutTheMeansOfSquares(Decoding.Choice choice) throws IOException {
    for (boolean progressive : new boolean[] {false, true}) {
      byte[] jpeg = TestJpegs.colour(WIDTH, HEIGHT, progressive);
      byte[] whole = TestJpegs.samples(open(jpeg, choice), HEIGHT);
      for (int divisor : new int[] {2, 4, 8}) {
        assertMeans(whole, 3, reduced(open(jpeg, choice), divisor), divisor);
      }
    }
    byte[] grey = TestJpegs.grey(WIDTH, HEIGHT);
    byte[] whole = TestJpegs.samples(open(grey, choice), HEIGHT);
    assertMeans(whole, 1, reduced(open(grey, choice), 4), 4);
  }

  private static FrameFile reduced(FrameFile frame, int divisor) {
    return frame.reduced(divisor).orElseThrow();
  }

  private static void assertMeans(byte[] whole, int bands, FrameFile frame, int divisor)
      throws IOException {
    int width = (WIDTH + divisor - 1) / divisor;
    int height = (HEIGHT + divisor - 1) / divisor;
    assertEquals(width, frame.info().width());
    assertEquals(height, frame.info().height());
    byte[] samples = TestJpegs.samples(frame, 3);
    double difference = 0;
    for (int y = 0; y < HEIGHT / divisor; y++) {
      for (int i = 0; i < WIDTH / divisor * bands; i++) {
        int x = i / bands * divisor;
        double mean = mean(whole, bands, x, y * divisor, i % bands, divisor);
        difference += Math.abs(mean - (samples[y * width * bands + i] & 0xff));
      }
    }
    int count = HEIGHT / divisor * (WIDTH / divisor) * bands;
    assertTrue(difference / count < 4, difference / count + " on average");
  }

  private static double mean(byte[] whole, int bands, int x, int y, int band, int side) {
    double sum = 0;
    for (int dy = 0; dy < side; dy++) {
      for (int dx = 0; dx < side; dx++) {
        sum += whole[((y + dy) * WIDTH + x + dx) * bands + band] & 0xff;
      }
    }
    return sum / (side * side);
  }

  @ParameterizedTest
  @EnumSource(
      value = Decoding.Choice.class,
      names = {"AUTO", "JDK"})
  void aDamagedFrameIsRefusedInAnySize(Decoding.Choice choice) throws IOException {
    byte[] jpeg = TestJpegs.colour(WIDTH, HEIGHT, false);
    byte[] half = Arrays.copyOf(jpeg, jpeg.length / 2 + 300);
    assertThrows(IOException.class, () -> TestJpegs.samples(open(half, choice), HEIGHT));
    FrameFile reduced = reduced(open(half, choice), 8);
    assertThrows(IOException.class, () -> TestJpegs.samples(reduced, 6));
    reduced.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Decoding.Choice.class,
      names = {"AUTO", "JDK"})
  void otherSizesThereAreNot(Decoding.Choice choice) throws IOException {
    try (FrameFile frame = open(TestJpegs.grey(WIDTH, HEIGHT), choice)) {
      assertEquals(Optional.empty(), frame.reduced(3));
    }
  }

  private FrameFile open(byte[] jpeg, Decoding.Choice choice) throws IOException {
    Path file = Files.write(folder.resolve("frame.jpg"), jpeg);
    return new JpegReaderProvider().open(file, Limits.DEFAULT, new Decoding(choice, 1 << 30));
  }
}
