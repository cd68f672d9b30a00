package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.GeometricFilter;
import io.github.stacker.api.GeometricKernel;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.PointFilter;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.api.contract.WatchedImage;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a filter may not do is found where it is done, and a good one gives the same samples. */
class CheckedFilterTest {
  private static final List<Band> GREY_ALPHA = List.of(Band.GREY, Band.ALPHA);
  private static final ImageInfo FLOATS = ImageInfo.of(9, 8, GREY_ALPHA, SampleType.FLOAT32);

  private static final PointFilter HALVE = (image, band) -> sample -> sample / 2;
  private static final PointFilter NAN = (image, band) -> sample -> Double.NaN;

  /** What becomes of a tile that holds what was read. */
  private interface Change {
    void of(Tile tile) throws IOException;
  }

  private static ImageSource checked(ImageSource source, Change change) {
    CheckedFilter filter =
        new CheckedFilter(
            unchecked ->
                new FilteredSource(unchecked, unchecked.info()) {
                  @Override
                  public void read(Region region, Tile into) throws IOException {
                    source().read(region, into);
                    change.of(into);
                  }
                });
    return checked(source, filter);
  }

  private static ImageSource checked(ImageSource source, CheckedFilter filter) {
    return new FilterStep("filters[0]", "odd", "odd.jar", filter).applyTo(source, "frame \"a\"");
  }

  private static MemoryImage image(SampleType type) {
    return MemoryImage.random(ImageInfo.of(9, 8, GREY_ALPHA, type), 1);
  }

  private static void assertFound(String what, ImageSource source, Change change) {
    ImageSource checked = checked(source, change);
    PluginException e =
        assertThrows(PluginException.class, () -> checked.read(new Region(2, 3, 5, 4), new Tile()));
    assertEquals(
        "filters[0]: filter \"odd\" of odd.jar failed on frame \"a\", 5x4 at 2,3: "
            + what
            + "; tell its author, or take the filter out of the pipeline",
        e.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void aFilterThatDoesNothingWrongGivesTheSameSamples(SampleType type) throws IOException {
    Change halve =
        tile -> {
          for (int i = 0; i < tile.sampleCount(); i += 2) {
            tile.set(i, tile.get(i) / 2);
          }
        };
    MemoryImage image = image(type);
    double[] expected = image.toArray();
    for (int i = 0; i < expected.length; i += 2) {
      expected[i] /= 2;
      expected[i] = type.isInteger() ? Math.floor(expected[i] + 0.5) : expected[i];
    }
    for (ImageSource source : List.of(image, WatchedImage.rows(image))) {
      assertArrayEquals(expected, MemoryImage.copyOf(checked(source, halve), 3).toArray());
    }
  }

  @ParameterizedTest
  @EnumSource
  void writingBehindTheTileIsFound(SampleType type) {
    assertFound(
        "it wrote 3 samples behind the end of its tile " + new Region(2, 3, 5, 4),
        image(type),
        tile -> tile.set(tile.sampleCount() + 2, 1));
  }

  @Test
  void aTileOfAnotherShapeIsFound() {
    Region other = new Region(2, 3, 4, 5);
    assertFound(
        "it was asked for %s, 2 bands of FLOAT32, and gave %s, 1 band of UINT8"
            .formatted(new Region(2, 3, 5, 4), other),
        image(SampleType.FLOAT32),
        tile -> tile.reshape(other, 1, SampleType.UINT8));
  }

  @Test
  void nanOfNumbersIsFound() {
    assertFound(
        "it made NaN, which means \"no sample\", where the picture has samples,"
            + " at column 4, row 4, band 0",
        image(SampleType.FLOAT32),
        tile -> tile.set(tile.index(4, 4), Double.NaN));
  }

  @Test
  void nanOfNumbersIsRightWhereAFilterLeavesOut() throws IOException {
    Filter mask =
        new Filter() {
          @Override
          public ImageSource apply(ImageSource source) {
            return MemoryImage.of(FLOATS, i -> i % 4 == 0 ? Double.NaN : 1);
          }

          @Override
          public boolean leavesOut() {
            return true;
          }
        };
    CheckedFilter checked = new CheckedFilter(mask);
    assertTrue(checked.leavesOut());
    Tile tile = new Tile();
    checked.apply(image(SampleType.FLOAT32)).read(Region.of(9, 8), tile);
    assertEquals(Double.NaN, tile.get(0));
  }

  @Test
  void nanOfNanMayStayAndAlphaMayNotBecomeIt() throws IOException {
    MemoryImage missing = MemoryImage.of(FLOATS, i -> i % 2 == 0 ? Double.NaN : 1);
    checked(missing, tile -> {}).read(Region.of(9, 8), new Tile());
    assertFound(
        "it made NaN, which means \"no sample\", where the picture has samples,"
            + " at column 2, row 3, band 1",
        MemoryImage.of(FLOATS, i -> 1),
        tile -> tile.set(1, Double.NaN));
  }

  @Test
  void samplesThatDependOnTheTileAreFound() {
    assertFound(
        "the sample at column 2, row 3, band 0 is 20.0 when %s is read and 4.0 when %s is"
            .formatted(new Region(2, 3, 5, 4), new Region(2, 3, 2, 2)),
        image(SampleType.UINT16),
        tile -> tile.set(0, tile.region().pixels()));
  }

  @Test
  void aFilterThatMeasuresIsAskedWhatItOverrides() throws IOException {
    StatisticsFilter<Double> filter = lookedAt(new Measuring(true, HALVE));
    MemoryImage image = image(SampleType.FLOAT32);
    assertEquals(Measuring.COVERED, filter.measureCovered(image));
    assertTrue(filter.leavesOut());
    for (ImageSource applied : List.of(filter.apply(image), filter.apply(image, 1.0))) {
      assertTrue(applied.workingBytes() > Measuring.WORKING_BYTES);
    }
  }

  @Test
  void whatIsMadeOfMeasurementsIsLookedAt() throws IOException {
    MemoryImage image = image(SampleType.FLOAT32);
    StatisticsFilter<Double> good = lookedAt(new Measuring(false, HALVE));
    StatisticsFilter<Double> bad = lookedAt(new Measuring(false, NAN));
    for (ImageSource applied : List.of(good.apply(image), good.apply(image, 1.0))) {
      assertEquals(image.toArray()[0] / 2, MemoryImage.copyOf(applied, 3).toArray()[0]);
    }
    for (ImageSource applied : List.of(bad.apply(image), bad.apply(image, 1.0))) {
      BrokenPromise e =
          assertThrows(BrokenPromise.class, () -> applied.read(Region.of(9, 8), new Tile()));
      assertTrue(e.getMessage().startsWith("it made NaN"), e.getMessage());
    }
  }

  @Test
  void aFilterThatMeasuresOrTheOneMadeOfItMaySayThatItLeavesOut() throws IOException {
    MemoryImage image = image(SampleType.FLOAT32);
    StatisticsFilter<Double> whole = lookedAt(new Measuring(true, NAN));
    StatisticsFilter<Double> made = lookedAt(new Measuring(false, new Mask(NAN)));
    for (ImageSource applied :
        List.of(whole.apply(image), whole.apply(image, 1.0), made.apply(image, 1.0))) {
      assertEquals(Double.NaN, MemoryImage.copyOf(applied, 3).toArray()[0]);
    }
  }

  @SuppressWarnings("unchecked")
  private static StatisticsFilter<Double> lookedAt(StatisticsFilter<Double> filter) {
    return (StatisticsFilter<Double>) CheckedFilter.of(filter);
  }

  /** A filter that measures and overrides what it may. */
  private record Measuring(boolean leavesOut, Filter made) implements StatisticsFilter<Double> {
    static final Double COVERED = 17.0;
    static final long WORKING_BYTES = 7_000_000;

    @Override
    public Double measure(ImageSource image) {
      return 1.0;
    }

    @Override
    public Double measureCovered(ImageSource image) {
      return COVERED;
    }

    @Override
    public Filter filterFor(ImageInfo image, Double statistics) {
      return made;
    }

    @Override
    public ImageSource apply(ImageSource source) {
      return holding(StatisticsFilter.super.apply(source));
    }

    @Override
    public ImageSource apply(ImageSource source, Double statistics) {
      return holding(StatisticsFilter.super.apply(source, statistics));
    }

    private static ImageSource holding(ImageSource source) {
      return new FilteredSource(source, source.info()) {
        @Override
        public void read(Region region, Tile into) throws IOException {
          source().read(region, into);
        }

        @Override
        public long workingBytes() {
          return WORKING_BYTES;
        }
      };
    }
  }

  private record Mask(Filter filter) implements Filter {
    @Override
    public ImageSource apply(ImageSource source) {
      return filter.apply(source);
    }

    @Override
    public boolean leavesOut() {
      return true;
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0"})
  void aKernelThatStaysInAWindowThatIsTooSmallIsFound(int columns, int rows) {
    Filter clamping =
        NeighbourhoodFilter.of(
            new Halo(0, 0),
            (window, result) -> {
              Region region = result.region();
              for (int i = 0; i < result.sampleCount(); i++) {
                int x = Math.min(region.right() - 1, region.x() + i % region.width() + columns);
                int y = Math.min(region.bottom() - 1, region.y() + i / region.width() + rows);
                result.set(i, window.get(window.index(x, y)));
              }
            });
    MemoryImage slope =
        MemoryImage.of(ImageInfo.of(9, 8, List.of(Band.GREY), SampleType.UINT8), i -> i);
    ImageSource checked = checked(slope, new CheckedFilter(clamping));
    PluginException e =
        assertThrows(PluginException.class, () -> checked.read(Region.of(9, 8), new Tile()));
    assertTrue(
        e.getMessage()
            .contains(" is; perhaps its halo is too small, or threads share its scratch; "),
        e.getMessage());
  }

  private static final ImageInfo SMALL = ImageInfo.of(4, 3, List.of(Band.GREY), SampleType.UINT8);

  /** What a kernel does with the arrays of window and result, of 12 samples each. */
  private enum Fault {
    CHANGES_ITS_WINDOW(
        "changed its window, which is only to be read: the sample at column 2, row 1, band 0 from"
            + " 6.0 to 50.0; ") {
      @Override
      void after(Tile window, Tile result) {
        window.set(6, 50);
      }
    },
    LEAVES_SOME_UNWRITTEN(
        "left the sample at column 3, row 2, band 0 of its result 4x3 at 0,0 unwritten, or read it"
            + " before; ") {
      @Override
      void compute(Tile window, Tile result) {
        System.arraycopy(window.array(), 0, result.array(), 0, Math.min(11, window.sampleCount()));
      }
    },
    WRITES_BEHIND("wrote 1 sample behind the end of its result 4x3 at 0,0; ") {
      @Override
      void after(Tile window, Tile result) {
        result.set(result.sampleCount(), 3);
      }
    };

    private final String found;

    Fault(String found) {
      this.found = found;
    }

    void compute(Tile window, Tile result) {
      System.arraycopy(window.array(), 0, result.array(), 0, window.sampleCount());
      after(window, result);
    }

    void after(Tile window, Tile result) {}
  }

  /** A filter of each kind that has kernels, which compute with either type. */
  private static List<Filter> faulty(Fault fault, SampleType type) {
    NeighbourhoodFilter around = new Around(fault, type);
    return List.of(around, new Moved(fault, type), new Made(around));
  }

  private record Made(NeighbourhoodFilter filter) implements StatisticsFilter<Double> {
    @Override
    public Double measure(ImageSource image) {
      return 1.0;
    }

    @Override
    public NeighbourhoodFilter filterFor(ImageInfo image, Double statistics) {
      return filter;
    }
  }

  private record Around(Fault fault, SampleType type) implements NeighbourhoodFilter {
    @Override
    public Halo haloOf(ImageInfo image) {
      return new Halo(0, 0);
    }

    @Override
    public WindowKernel kernelFor(ImageInfo image) {
      return fault::compute;
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return type;
    }
  }

  private record Moved(Fault fault, SampleType type) implements GeometricFilter, GeometricKernel {
    @Override
    public ImageInfo resultOf(ImageInfo image) {
      return image;
    }

    @Override
    public GeometricKernel kernelFor(ImageInfo image) {
      return this;
    }

    @Override
    public SampleType arithmeticOf(ImageInfo image) {
      return type;
    }

    @Override
    public Region sourceOf(Region region) {
      return region;
    }

    @Override
    public void compute(Tile window, Tile result) {
      fault.compute(window, result);
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatAKernelDoesWrongIsToldAsWhatItIs(Fault fault) {
    MemoryImage image = MemoryImage.of(SMALL, i -> i);
    for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
      for (Filter filter : faulty(fault, type)) {
        ImageSource checked =
            new FilterStep("filters[0]", "odd", "odd.jar", CheckedFilter.of(filter))
                .applyTo(image, "frame \"a\"");
        PluginException e =
            assertThrows(PluginException.class, () -> checked.read(Region.of(4, 3), new Tile()));
        assertTrue(e.getMessage().contains(": its kernel " + fault.found), e.getMessage());
      }
    }
  }

  @Test
  void aKernelMayLeaveUnwrittenWhatHasNoSample() throws IOException {
    ImageInfo floats = ImageInfo.of(4, 3, List.of(Band.GREY), SampleType.FLOAT32);
    MemoryImage image = MemoryImage.of(floats, i -> i == 11 ? Double.NaN : i);
    for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
      CheckedFilter skipping = new CheckedFilter(new Around(Fault.LEAVES_SOME_UNWRITTEN, type));
      Tile tile = new Tile();
      checked(image, skipping).read(new Region(0, 0, 4, 3), tile);
      assertTrue(Double.isNaN(tile.get(11)));
    }
  }
}
