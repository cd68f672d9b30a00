package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeighbourhoodFilterTest extends FilterContract<NoParameters> {
  private static final Halo HALO = new Halo(3, 2);

  @Override
  protected FilterProvider<NoParameters> provider() {
    return new WindowSum();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  /** This filter is not listed, since the list would be part of the jar of suites. */
  @Test
  @Override
  void theProviderIsFoundByTheServiceLoader() {
    assertThrows(AssertionError.class, super::theProviderIsFoundByTheServiceLoader);
  }

  @Test
  void beyondTheEdgesAreTheNearestSamplesInside() throws IOException {
    for (int side : new int[] {1, 2, 5, 17}) {
      ImageInfo info =
          ImageInfo.of(side, 20 - side, List.of(Band.GREY, Band.GREY), SampleType.UINT16);
      MemoryImage image = MemoryImage.random(info, side);
      assertArrayEquals(slowSums(image), applied(windowSum(), image).toArray());
    }
  }

  /** Wider than any block is, and higher than what is computed ahead. */
  @Test
  void blocksMeetWithoutASeam() throws IOException {
    ImageInfo info = ImageInfo.of(9_000, 70, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage image = MemoryImage.random(info, 3);
    double[] expected = slowSums(image);
    assertArrayEquals(expected, applied(windowSum(), image).toArray());
    assertArrayEquals(expected, applied(windowSum(), WatchedImage.inPlace(image)).toArray());
    ImageSource rows = windowSum().apply(WatchedImage.rows(image));
    assertArrayEquals(expected, MemoryImage.copyOf(rows, 13).toArray());
  }

  @Test
  void rowsThatAreReadFewAtATimeAreComputedManyAtOnce() throws IOException {
    MemoryImage image =
        MemoryImage.random(ImageInfo.of(20, 120, List.of(Band.GREY), SampleType.UINT8), 4);
    WatchedImage watched = WatchedImage.inPlace(image);
    ImageSource sums = windowSum().apply(watched);
    assertArrayEquals(slowSums(image), MemoryImage.copyOf(sums, 3).toArray());
    assertEquals(120 / 8, watched.timesRead());
  }

  @Test
  void fewRowsHereAndThereAreThoseOfTheWhole() throws IOException {
    MemoryImage image =
        MemoryImage.random(ImageInfo.of(20, 120, List.of(Band.GREY), SampleType.UINT8), 5);
    double[] expected = slowSums(image);
    ImageSource sums = windowSum().apply(WatchedImage.inPlace(image));
    Tile rows = new Tile();
    for (int y : new int[] {0, 2, 50, 52, 1, 4, 118, 51, 0}) {
      sums.read(new Region(0, y, 20, 2), rows);
      for (int i = 0; i < rows.sampleCount(); i++) {
        assertEquals(expected[20 * y + i], rows.get(i), "sample " + i + " from row " + y);
      }
    }
  }

  @Test
  void ofSourcesOfRowsNoMoreIsKeptThanTheRowsAtWork() {
    ImageInfo info = ImageInfo.of(40_000, 25_000, List.of(Band.GREY), SampleType.UINT8);
    ImageSource rows =
        windowSum().apply(WatchedImage.rows(MemoryImage.random(info.withSize(40_000, 1), 1)));
    assertTrue(rows.workingBytes() < 20 << 20, () -> rows.workingBytes() + " bytes");
  }

  @Test
  void pixelsBelowFullOpacityAreLeftOutAndStayAsTheyAre() throws IOException {
    ImageInfo info = ImageInfo.of(3, 1, List.of(Band.GREY, Band.ALPHA), SampleType.UINT8);
    double[] samples = {10, 255, 20, 254, 40, 255};
    double[] sums = applied(windowSum(), MemoryImage.of(info, i -> samples[i])).toArray();
    // The second pixel has no sample: it is left out of the others' sums, and stays as it is.
    assertArrayEquals(
        new double[] {5 * (4 * 10 + 2 * 40), 255, 20, 254, 5 * (2 * 10 + 4 * 40), 255}, sums);
  }

  @Test
  void doublesKeepAllTheirDigits() throws IOException {
    ImageInfo info = ImageInfo.of(5, 5, List.of(Band.GREY), SampleType.FLOAT64);
    MemoryImage image = MemoryImage.of(info, i -> 1.0 / 3);
    double expected = slowSums(image)[0];
    assertEquals(expected, applied(windowSum(), image).get(2, 2, 0));
  }

  @Test
  void aKernelThatWritesIntoItsWindowIsToldSo() {
    assertTold(
        "the kernel wrote a sample into its window, which is only to be read; the first: pixel \\(-?\\d+, -?\\d+\\), band 0 .* of the region .*, filtered from 41x37 .*",
        (window, result) -> {
          WindowSum.sum(window, result);
          window.doubles()[0]++;
        });
  }

  @Test
  void aKernelThatLeavesSamplesUnwrittenIsToldHowMany() {
    assertTold(
        "the kernel left a sample of its result unwritten .*; the first: pixel .*",
        (window, result) -> {
          double[] out = result.doubles();
          double before = out[result.sampleCount() - 1];
          WindowSum.sum(window, result);
          out[result.sampleCount() - 1] = before;
        });
  }

  @Test
  void aKernelThatWritesBehindItsResultOrItsWindowIsToldSo() {
    assertTold(
        "the kernel wrote a sample behind its result, .*; the first: number \\d+ of the array, .*",
        (window, result) -> {
          WindowSum.sum(window, result);
          if (result.doubles().length > result.sampleCount()) {
            result.doubles()[result.sampleCount()] = 0;
          }
        });
    assertTold(
        "the kernel wrote 2 samples behind its window, .*",
        (window, result) -> {
          WindowSum.sum(window, result);
          int end = window.sampleCount();
          Arrays.fill(window.doubles(), end, Math.min(end + 2, window.doubles().length), 0);
        });
  }

  private static void assertTold(String message, WindowKernel kernel) {
    NeighbourhoodFilterTest suite =
        new NeighbourhoodFilterTest() {
          @Override
          protected Filter filter() {
            return NeighbourhoodFilter.of(HALO, kernel);
          }
        };
    AssertionError error =
        assertThrows(AssertionError.class, suite::kernelsWriteAllOfTheirResultAndNothingElse);
    assertTrue(error.getMessage().matches(message), error::getMessage);
  }

  private static NeighbourhoodFilter windowSum() {
    return new WindowSum().create(new NoParameters());
  }

  private static double[] slowSums(MemoryImage image) {
    ImageInfo info = image.info();
    double[] sums = new double[info.width() * info.height() * info.bandCount()];
    for (int i = 0; i < sums.length; i++) {
      int band = i % info.bandCount();
      int x = i / info.bandCount() % info.width();
      int y = i / info.bandCount() / info.width();
      for (int dy = -HALO.rows(); dy <= HALO.rows(); dy++) {
        for (int dx = -HALO.columns(); dx <= HALO.columns(); dx++) {
          int column = Math.max(0, Math.min(info.width() - 1, x + dx));
          int row = Math.max(0, Math.min(info.height() - 1, y + dy));
          sums[i] += image.get(column, row, band);
        }
      }
    }
    return sums;
  }

  /** Adds all that is around a place and not missing. */
  public static final class WindowSum implements FilterProvider<NoParameters> {
    /** For the service loader. */
    public WindowSum() {}

    @Override
    public String name() {
      return "window-sum";
    }

    @Override
    public String description() {
      return "Adds all samples around a place.";
    }

    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public NeighbourhoodFilter create(NoParameters parameters) {
      return NeighbourhoodFilter.of(HALO, WindowSum::sum);
    }

    private static void sum(Tile window, Tile result) {
      for (int y = result.region().y(); y < result.region().bottom(); y++) {
        for (int x = result.region().x(); x < result.region().right(); x++) {
          for (int band = 0; band < result.bands(); band++) {
            result.doubles()[result.index(x, y) + band] = sum(window, x, y, band);
          }
        }
      }
    }

    private static double sum(Tile window, int x, int y, int band) {
      double sum = 0;
      for (int dy = -HALO.rows(); dy <= HALO.rows(); dy++) {
        for (int dx = -HALO.columns(); dx <= HALO.columns(); dx++) {
          double sample = window.doubles()[window.index(x + dx, y + dy) + band];
          sum += Double.isNaN(sample) ? 0 : sample;
        }
      }
      return sum;
    }
  }
}
