package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilteredSource;
import io.github.stacker.api.Halo;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.NeighbourhoodFilter;
import io.github.stacker.api.PluginException;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
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
        "it was asked for %s and gave %s, 2 bands of FLOAT32"
            .formatted(new Region(2, 3, 5, 4), other),
        image(SampleType.FLOAT32),
        tile -> tile.reshape(other, 2, SampleType.FLOAT32));
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
    assertTrue(e.getMessage().contains(" is; perhaps its halo is too small; "), e.getMessage());
  }
}
