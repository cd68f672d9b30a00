package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FrameStatisticsTest {
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  static Stream<MemoryImage> images() {
    List<MemoryImage> images = new ArrayList<>();
    for (SampleType type : SampleType.values()) {
      images.add(MemoryImage.random(ImageInfo.of(37, 23, RGBA, type), 1));
      images.add(MemoryImage.random(ImageInfo.of(50, 11, RGBA.subList(0, 3), type), 2));
      images.add(nights(ImageInfo.of(64, 41, List.of(Band.GREY), type), 3));
      images.add(nights(ImageInfo.of(31, 40, RGBA, type), 4));
      images.add(MemoryImage.of(ImageInfo.of(5, 4, RGBA, type), i -> 0));
      images.add(MemoryImage.of(ImageInfo.of(1, 1, List.of(Band.GREY), type), i -> 7));
      images.add(MemoryImage.random(ImageInfo.of(2, 9, List.of(Band.GREY), type), 5));
    }
    return images.stream();
  }

  /** Makes a narrow sky with stars, zeros and, in floating images, gaps and nonsense. */
  private static MemoryImage nights(ImageInfo info, long seed) {
    Random random = new Random(seed);
    boolean floating = !info.sampleType().isInteger();
    int bands = info.bandCount();
    return MemoryImage.of(
        info,
        i -> {
          if (info.hasAlpha() && i % bands == bands - 1) {
            return random.nextInt(5) == 0 ? 0 : info.white();
          }
          return switch (random.nextInt(30)) {
            case 0 -> info.white() * random.nextDouble();
            case 1 -> 0;
            case 2 -> floating ? Double.NaN : 1;
            case 3 -> floating ? Double.NEGATIVE_INFINITY : 2;
            case 4 -> floating ? -info.white() * random.nextDouble() : 3;
            default -> info.white() * (0.1 + 0.01 * random.nextGaussian());
          };
        });
  }

  @ParameterizedTest
  @MethodSource("images")
  void numbersAreThoseOfTheDefinitions(MemoryImage image) throws IOException {
    boolean integers = image.info().sampleType().isInteger();
    DoubleUnaryOperator rounding = integers ? x -> x : FloatHistogramTest::rounded;
    for (Zeros zeros : Zeros.values()) {
      FrameStatistics statistics = FrameStatistics.of(image, zeros);
      assertEquals(image.info().colourBandCount(), statistics.bands().size());
      for (int band = 0; band < statistics.bands().size(); band++) {
        assertClose(SlowStatistics.of(image, band, zeros, rounding), statistics.bands().get(band));
      }
    }
  }

  /** What is taken from sorted samples must agree exactly, sums up to their rounding. */
  private static void assertClose(BandStatistics expected, BandStatistics actual) {
    if (expected.samples() == 0) {
      assertEquals(expected, actual);
      return;
    }
    double much = 1e-12 * Math.max(expected.maximum(), -expected.minimum());
    assertEquals(expected.samples(), actual.samples());
    assertEquals(expected.minimum(), actual.minimum());
    assertEquals(expected.maximum(), actual.maximum());
    assertEquals(expected.mean(), actual.mean(), much);
    assertEquals(expected.standardDeviation(), actual.standardDeviation(), much);
    assertEquals(expected.median(), actual.median());
    assertEquals(expected.mad(), actual.mad());
    assertEquals(expected.location(), actual.location());
    assertEquals(expected.scale(), actual.scale(), much);
    assertEquals(expected.noise(), actual.noise(), much);
  }

  @ParameterizedTest
  @MethodSource("images")
  void bitsDoNotDependOnHowTheFrameIsCut(MemoryImage image) throws IOException {
    for (Zeros zeros : Zeros.values()) {
      FrameStatistics whole = FrameStatistics.of(image, zeros);
      for (int rows : List.of(1, 2, 3, 7, 16)) {
        assertEquals(whole, FrameStatistics.of(image, zeros, rows));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aFrameIsReadOnceFromTopToBottom(SampleType type) throws IOException {
    MemoryImage image = MemoryImage.random(ImageInfo.of(3000, 1500, RGBA.subList(0, 1), type), 1);
    List<Region> asked = new ArrayList<>();
    ImageSource rows =
        new FilteredSource(image, image.info()) {
          @Override
          public void read(Region region, Tile into) throws IOException {
            asked.add(region);
            source().read(region, into);
          }
        };
    FrameStatistics.of(rows, Zeros.COUNT);
    assertTrue(asked.size() > 3, "read in " + asked.size() + " parts");
    int next = 0;
    for (Region region : asked) {
      assertEquals(new Region(0, next, 3000, region.height()), region);
      next = region.bottom();
    }
    assertEquals(1500, next);
  }

  @Test
  void robustNumbersOfFloatsAreAsGoodAsSixteenBits() throws IOException {
    for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
      ImageInfo info = ImageInfo.of(120, 90, List.of(Band.GREY), type);
      for (int seed = 0; seed < 5; seed++) {
        MemoryImage image = nights(info, seed);
        BandStatistics exact = SlowStatistics.of(image, 0, Zeros.COUNT, x -> x);
        BandStatistics actual = FrameStatistics.of(image, Zeros.COUNT).bands().get(0);
        double error = 0x1p-16 * exact.median();
        assertEquals(exact.median(), actual.median(), error);
        assertEquals(exact.mad(), actual.mad(), 2 * error);
        assertEquals(exact.location(), actual.location(), 2 * error);
        assertEquals(exact.scale(), actual.scale(), 2 * error);
      }
    }
  }

  @Test
  void aRowOfRampAndStepsHasNoNoise() throws IOException {
    ImageInfo info = ImageInfo.of(1000, 3, List.of(Band.GREY), SampleType.UINT16);
    MemoryImage ramp = MemoryImage.of(info, i -> i % 1000 * 5 + (i % 1000 < 500 ? 0 : 40_000));
    assertEquals(0, FrameStatistics.of(ramp, Zeros.COUNT).bands().get(0).noise());
  }

  @Test
  void theNoiseOfVeryHighFramesIsThatOfSomeOfTheirRows() throws IOException {
    ImageInfo info = ImageInfo.of(4, 65_537, List.of(Band.GREY), SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i / 4 % 2 == 0 ? i % 2 * 100 : i % 2 * 10);
    MemoryImage even = MemoryImage.of(info.withSize(4, 1), i -> i % 2 * 100);
    assertEquals(
        FrameStatistics.of(even, Zeros.COUNT).bands().get(0).noise(),
        FrameStatistics.of(image, Zeros.COUNT).bands().get(0).noise());
  }

  @Test
  void largeNumbersDoNotCancel() throws IOException {
    ImageInfo info = ImageInfo.of(100, 100, List.of(Band.GREY), SampleType.FLOAT64);
    MemoryImage image = MemoryImage.of(info, i -> 1e9 + i % 2);
    BandStatistics statistics = FrameStatistics.of(image, Zeros.COUNT).bands().get(0);
    assertEquals(1e9 + 0.5, statistics.mean());
    assertEquals(0.5, statistics.standardDeviation(), 1e-9);
  }

  @Test
  void rowsOutOfTurnAreRefused() {
    ImageInfo info = ImageInfo.of(10, 10, List.of(Band.GREY), SampleType.UINT8);
    StatisticsCollector collector = new StatisticsCollector(info, Zeros.COUNT);
    collector.add(Tile.of(new Region(0, 0, 10, 3), 1, SampleType.UINT8));
    for (Region wrong : List.of(new Region(0, 4, 10, 1), new Region(0, 3, 9, 1))) {
      Tile tile = Tile.of(wrong, 1, SampleType.UINT8);
      assertThrows(IllegalArgumentException.class, () -> collector.add(tile));
    }
  }

  @Test
  void theEstimateOfMemoryHoldsForTheWorstFrame() {
    ImageInfo floats = ImageInfo.of(6000, 4000, RGBA.subList(0, 3), SampleType.FLOAT32);
    long mebibytes = FrameStatistics.workingBytes(floats) >> 20;
    assertTrue(mebibytes >= 96 && mebibytes < 104, "says " + mebibytes);
    ImageInfo integers = ImageInfo.of(6000, 4000, RGBA, SampleType.UINT16);
    assertTrue(FrameStatistics.workingBytes(integers) < 12 << 20);
  }
}
