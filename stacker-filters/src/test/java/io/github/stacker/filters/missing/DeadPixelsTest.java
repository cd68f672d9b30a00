package io.github.stacker.filters.missing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.missing.DeadPixels.Fate;
import io.github.stacker.filters.missing.DeadPixels.Mosaic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DeadPixelsTest extends FilterContract<DeadPixels.Parameters> {
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  @TempDir private Path folder;

  @Override
  protected DeadPixels provider() {
    return new DeadPixels();
  }

  /** None of them is one that the contract has as NaN, since those are replaced as well. */
  @Override
  protected DeadPixels.Parameters parameters() {
    return parameters(List.of(5, 7, 6, 7, 40, 36, 1, 0), Mosaic.NONE);
  }

  private static DeadPixels.Parameters parameters(List<Integer> points, Mosaic mosaic) {
    return new DeadPixels.Parameters(points, Optional.empty(), Fate.MEDIAN, mosaic);
  }

  private static Filter filter(List<Integer> points) {
    return new DeadPixels().create(parameters(points, Mosaic.NONE));
  }

  private Filter listed(String text) throws IOException {
    Path file = Files.writeString(folder.resolve("dead.txt"), text);
    return new DeadPixels()
        .create(new DeadPixels.Parameters(List.of(), Optional.of(file), Fate.MEDIAN, Mosaic.NONE));
  }

  private static MemoryImage grey(SampleType type, double... samples) {
    int width = (int) Math.sqrt(samples.length);
    ImageInfo info = ImageInfo.of(width, width, List.of(Band.GREY), type);
    return MemoryImage.of(info, i -> samples[i]);
  }

  /** Many pixels in clusters, every type, alpha and NaN among them, against a slow search. */
  @ParameterizedTest
  @EnumSource(Mosaic.class)
  void eachIsTheMedianOfItsGoodNeighbours(Mosaic mosaic) throws IOException {
    int step = mosaic == Mosaic.BAYER ? 2 : 1;
    for (SampleType type : SampleType.values()) {
      MemoryImage image = gappy(type);
      Random random = new Random(3);
      List<Integer> points = new ArrayList<>();
      Set<Integer> dead = new HashSet<>();
      for (int i = 0; i < 150; i++) {
        int x = random.nextInt(17);
        int y = random.nextInt(15);
        points.addAll(List.of(x, y));
        dead.add(y * 17 + x);
      }
      MemoryImage mended = applied(new DeadPixels().create(parameters(points, mosaic)), image);
      for (int i = 0; i < 17 * 15; i++) {
        for (int band = 0; band < 4; band++) {
          double old = image.get(i % 17, i / 17, band);
          boolean stays = band == 3 || !dead.contains(i);
          double expected = stays ? old : slowly(image, dead, i % 17, i / 17, band, step);
          assertEquals(expected, mended.get(i % 17, i / 17, band), "pixel " + i);
        }
      }
    }
  }

  private static MemoryImage gappy(SampleType type) {
    MemoryImage random = MemoryImage.random(ImageInfo.of(17, 15, RGBA, type), 9);
    double[] samples = random.toArray();
    for (int i = 0; i < samples.length; i += 14) {
      samples[i] = type.isInteger() || i % 4 == 3 ? samples[i] : Double.NaN;
    }
    return MemoryImage.of(random.info(), i -> samples[i]);
  }

  private static double slowly(
      MemoryImage image, Set<Integer> dead, int x, int y, int band, int step) {
    for (int reach = 1; reach <= 2; reach++) {
      List<Double> good = new ArrayList<>();
      for (int ny = y - reach * step; ny <= y + reach * step; ny += step) {
        for (int nx = x - reach * step; nx <= x + reach * step; nx += step) {
          if (nx >= 0 && ny >= 0 && nx < 17 && ny < 15 && !dead.contains(ny * 17 + nx)) {
            boolean opaque = image.get(nx, ny, 3) == image.info().white();
            double sample = image.get(nx, ny, band);
            if (opaque && !Double.isNaN(sample)) {
              good.add(sample);
            }
          }
        }
      }
      if (!good.isEmpty()) {
        Collections.sort(good);
        double median = (good.get((good.size() - 1) / 2) + good.get(good.size() / 2)) / 2;
        SampleType type = image.info().sampleType();
        return type.isInteger()
            ? Math.floor(median + 0.5)
            : type == SampleType.FLOAT32 ? (float) median : median;
      }
    }
    return image.info().sampleType().isInteger() ? image.get(x, y, band) : Double.NaN;
  }

  /**
   * SciPy 1.10.1: {@code generic_filter(a, lambda v: numpy.median(v), footprint=[[1, 1, 1], [1, 0,
   * 1], [1, 1, 1]])[1, 1]}.
   */
  @Test
  void theMedianIsThatOfSciPy() throws IOException {
    MemoryImage image = grey(SampleType.FLOAT64, 7, 1, 9, 4, 1000, 3, 8, 2, 6);
    assertEquals(5, applied(filter(List.of(1, 1)), image).get(1, 1, 0));
  }

  @Test
  void halvesAreRoundedUpInIntegers() throws IOException {
    MemoryImage even = grey(SampleType.UINT8, 255, 4, 7, 4);
    assertEquals(4, applied(filter(List.of(0, 0)), even).get(0, 0, 0));
    MemoryImage half = grey(SampleType.UINT8, 255, 4, 7, 255);
    assertEquals(6, applied(filter(List.of(0, 0, 1, 1)), half).get(0, 0, 0));
  }

  @Test
  void withoutGoodNeighboursIntegersStayAndFloatsAreMissing() throws IOException {
    List<Integer> all = List.of(0, 0, 1, 0, 0, 1, 1, 1);
    double[] samples = {3, 4, 5, 6};
    assertArrayEquals(samples, applied(filter(all), grey(SampleType.UINT16, samples)).toArray());
    for (double sample : applied(filter(all), grey(SampleType.FLOAT32, samples)).toArray()) {
      assertEquals(Double.NaN, sample);
    }
  }

  @Test
  void aListHasCommentsCommasAndTheSamePixelTwice() throws IOException {
    MemoryImage image = grey(SampleType.FLOAT64, 7, 1, 9, 4, 1000, 3, 8, 2, 6);
    Filter filter = listed("# of a camera\n\n1, 1\r\n 1\t1 # again\n");
    assertArrayEquals(
        applied(filter(List.of(1, 1)), image).toArray(), applied(filter, image).toArray());
  }

  @Test
  void aByteOrderMarkBeginsAListToo() throws IOException {
    MemoryImage image = grey(SampleType.FLOAT64, 7, 1, 9, 4, 1000, 3, 8, 2, 6);
    assertArrayEquals(
        applied(filter(List.of(1, 1)), image).toArray(),
        applied(listed("\uFEFF1 1\n"), image).toArray());
  }

  @Test
  void aListThatIsNoTextIsRefusedInWords() throws IOException {
    Path picture = Files.write(folder.resolve("dead.jpg"), new byte[] {-1, -40, -1, -32});
    assertEquals(
        "list \"%s\" is no text in UTF-8; write column and row of a pixel in each line"
            .formatted(picture),
        refusal(picture));
    assertEquals("list \"%s\" cannot be read: it is a folder".formatted(folder), refusal(folder));
  }

  private static String refusal(Path list) {
    DeadPixels.Parameters parameters =
        new DeadPixels.Parameters(List.of(), Optional.of(list), Fate.MEDIAN, Mosaic.NONE);
    return assertThrows(IllegalArgumentException.class, () -> new DeadPixels().create(parameters))
        .getMessage();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1 2\\n3 | line 2: \"3\" is not two whole numbers; write column and row, as 120 45",
        "-1 2 | line 1: \"-1 2\" is not two whole numbers",
        "1.5 2 | line 1: \"1.5 2\" is not two whole numbers",
        "1 2 3 | line 1: \"1 2 3\" is not two whole numbers",
        "# nothing | names no pixel"
      })
  void badListsAreRefusedWithTheirLine(String text, String message) {
    String refusal =
        assertThrows(IllegalArgumentException.class, () -> listed(text.replace("\\n", "\n")))
            .getMessage();
    assertEquals(true, refusal.contains(message), refusal);
  }

  @Test
  void badPointsAreRefused() {
    assertRefused("names no pixel: give \"points\" or a \"list\"", List.of());
    assertRefused("points has 3 numbers, not a column and a row each", List.of(1, 2, 3));
    assertRefused("pixel 1, -2 is outside any image", List.of(1, -2));
    MemoryImage image = grey(SampleType.UINT8, 1, 2, 3, 4);
    String message =
        assertThrows(IllegalArgumentException.class, () -> filter(List.of(0, 0, 2, 1)).apply(image))
            .getMessage();
    assertEquals("pixel 2, 1 is outside the image of 2x2 pixels", message);
  }

  private static void assertRefused(String message, List<Integer> points) {
    assertEquals(
        message, assertThrows(IllegalArgumentException.class, () -> filter(points)).getMessage());
  }
}
