package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatisticsFilter;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How the images that a filter makes can be read: in any regions, by rows and tiles, within their
 * memory, errors and all.
 *
 * @param <P> the record of parameters
 */
abstract class FilterReadingContract<P extends Record> extends FilterExpectations<P> {
  @Test
  void anyRegionHasTheSamplesOfTheWhole() throws IOException {
    Random random = new Random(1);
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(MemoryImage.random(input, 2));
      MemoryImage whole = wholeOf(input, 2);
      for (int i = 0; i < 40; i++) {
        Region region = someRegion(filtered.info(), random);
        assertSamples(
            whole,
            filtered,
            region,
            "a region that is read alone has to have the samples that the whole image has there",
            input);
      }
    }
  }

  @Test
  void sourcesThatAreReadInPlaceGiveTheSame() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 13);
      MemoryImage expected = wholeOf(input, 13);
      for (int rowsAtOnce : new int[] {1, 7, HEIGHT}) {
        ImageSource filtered = filter().apply(WatchedImage.inPlace(image));
        assertSamples(
            expected,
            MemoryImage.copyOf(filtered, rowsAtOnce),
            "a source whose access() is IN_PLACE, read %d rows at once, has to give the same as one of RANDOM"
                .formatted(rowsAtOnce),
            input);
      }
    }
  }

  @Test
  void readingTwiceGivesTheSame() throws IOException {
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(MemoryImage.random(input, 3));
      MemoryImage first = MemoryImage.copyOf(filtered, 100);
      MemoryImage second = MemoryImage.copyOf(filtered, 100);
      assertSamples(first, second, "read again, the image has to be the same", input);
    }
  }

  @Test
  void sourcesOfRowsCanBeReadIfRowOrderIsKept() throws IOException {
    for (ImageInfo input : inputs()) {
      boolean always = true;
      for (int rowsAtOnce : new int[] {1, 5, HEIGHT / 2 + 1}) {
        ImageSource filtered = filter().apply(rows(input, 4));
        if (keepsRowOrder()) {
          String reading =
              "reading() of the filter is %s, and the result was read %d rows at once, from the top"
                  .formatted(filter().reading(), rowsAtOnce);
          assertSamples(wholeOf(input, 4), inOrder(filtered, rowsAtOnce, reading), reading, input);
        } else {
          always &= isReadInOrder(filtered, rowsAtOnce);
        }
      }
      if (!keepsRowOrder() && always) {
        fail(
            "reading() of the filter is %s, which gives right results, but costs a copy of each frame: read from the top, however many rows at once, the result read those of its source so, each once, so say IN_ORDER or NEARBY; filtered from %s"
                .formatted(filter().reading(), Shown.image(input)));
      }
    }
  }

  private static boolean isReadInOrder(ImageSource filtered, int rowsAtOnce) throws IOException {
    try {
      MemoryImage.copyOf(filtered, rowsAtOnce);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }

  private static MemoryImage inOrder(ImageSource filtered, int rowsAtOnce, String reading)
      throws IOException {
    try {
      return MemoryImage.copyOf(filtered, rowsAtOnce);
    } catch (IllegalStateException e) {
      throw new AssertionError(
          "%s, but the source was not read that way: %s; where rows come in another order say ANYWHERE"
              .formatted(reading, e.getMessage()),
          e);
    }
  }

  @Test
  void sourcesOfRowsStaySourcesOfRowsIfRowOrderIsKept() {
    for (ImageInfo input : inputs()) {
      assertEquals(
          ImageSource.Access.RANDOM,
          filter().apply(MemoryImage.random(input, 5)).access(),
          "access() of the result, of a source of RANDOM");
      if (keepsRowOrder()) {
        assertEquals(
            ImageSource.Access.ROWS,
            filter().apply(rows(input, 5)).access(),
            "access() of the result, of a source of ROWS, by a filter whose reading() is "
                + filter().reading());
      }
    }
  }

  @Test
  void tilesAreThoseOfTheSourceOrThereAreNone() throws IOException {
    for (ImageInfo input : inputs()) {
      WatchedImage source =
          WatchedImage.tiles(MemoryImage.random(input, 5), new Tiling(2, 1, 7, 5, 0));
      ImageSource filtered = filter().apply(source);
      if (filtered.access() == ImageSource.Access.TILES) {
        readTileByTile(filtered);
        assertEquals(
            1,
            source.mostTilesRead(),
            "access() of the result is TILES; tiles of the source that are read for one of its tiling()");
      } else {
        assertEquals(
            ImageSource.Access.RANDOM,
            filtered.access(),
            "access() of the result, of a source of TILES, where it is not TILES, too");
      }
    }
  }

  private static void readTileByTile(ImageSource image) throws IOException {
    Tiling tiling = image.tiling().orElseThrow();
    Region all = image.info().region();
    for (int y = tiling.top() - tiling.height(); y < all.bottom(); y += tiling.height()) {
      for (int x = tiling.left() - tiling.width(); x < all.right(); x += tiling.width()) {
        Region part = new Region(x, y, tiling.width(), tiling.height()).intersection(all);
        if (!part.isEmpty()) {
          image.read(part, new Tile());
        }
      }
    }
  }

  @Test
  void descriptionIsTheSameAtEveryCallAndTilesAreFilledAccordingly() throws IOException {
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(MemoryImage.random(input, 6));
      ImageInfo info = filtered.info();
      Region region = new Region(info.width() / 2, info.height() / 3, 2, 3);
      String of = "after read(); filtered from " + Shown.image(input);
      for (SampleType type : SampleType.values()) {
        Tile used = Tile.of(Region.of(3, 50), 2, type);
        filtered.read(region, used);
        assertEquals(region, used.region(), "the region of the tile " + of);
        assertEquals(info.bandCount(), used.bands(), "the bands of the tile, as in info(), " + of);
        assertEquals(info.sampleType(), used.type(), "the type of the tile, as in info(), " + of);
        assertEquals(info, filtered.info(), "info() of the result " + of);
      }
    }
  }

  @Test
  void arraysOfTilesAreNotWrittenBehindTheTile() throws IOException {
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(MemoryImage.random(input, 12));
      ImageInfo info = filtered.info();
      int samples = info.width() * info.height() * info.bandCount();
      Tile used = Tile.of(Region.of(2 * samples, 1), 1, info.sampleType());
      for (int i = 0; i < 2 * samples; i++) {
        used.set(i, 77);
      }
      filtered.read(info.region(), used);
      for (int i = samples; i < 2 * samples; i++) {
        String behind =
            "read() wrote %d samples behind the tile, whose array may be longer than its sampleCount(); filtered from %s";
        if (used.get(i) != 77) {
          assertEquals(77, used.get(i), behind.formatted(i - samples + 1, Shown.image(input)));
        }
      }
    }
  }

  @Test
  void kernelsWriteAllOfTheirResultAndNothingElse() throws IOException {
    Random random = new Random(20);
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 20);
      Filter filter =
          filter() instanceof StatisticsFilter<?> measuring ? measured(measuring, image) : filter();
      ImageSource filtered = WatchedKernel.of(filter).apply(image);
      for (int i = 0; i < 10; i++) {
        filtered.read(someRegion(filtered.info(), random), new Tile());
      }
    }
  }

  private static <S> Filter measured(StatisticsFilter<S> filter, ImageSource image)
      throws IOException {
    return filter.filterFor(image.info(), filter.measure(image));
  }

  @Test
  void theInputStaysAsItIs() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 7);
      MemoryImage before = MemoryImage.copyOf(image, HEIGHT);
      MemoryImage.copyOf(filter().apply(image), 4);
      assertSamples(before, image, "the source has to stay as it is", input);
    }
  }

  @Test
  void nothingIsReadBeforeTheResultIs() {
    for (ImageInfo input : inputs()) {
      WatchedImage image = WatchedImage.random(MemoryImage.random(input, 8));
      assertNotNull(filter().apply(image).info(), "info() of the result");
      assertEquals(
          0,
          image.timesRead(),
          "how often apply() and info() read the source: leave that to read()");
    }
  }

  @Test
  void closingClosesTheSourceOnce() throws IOException {
    for (ImageInfo input : inputs()) {
      WatchedImage image = WatchedImage.random(MemoryImage.random(input, 9));
      ImageSource filtered = filter().apply(image);
      MemoryImage.copyOf(filtered, 10);
      assertEquals(0, image.timesClosed(), "how often read() closed the source");
      filtered.close();
      if (filtered != image) {
        filtered.close();
      }
      assertEquals(
          1, image.timesClosed(), "how often the source was closed by close(), called twice");
    }
  }

  @Test
  void errorsOfTheSourcePassThroughAsTheyAre() {
    IOException damage = new IOException("damaged");
    String claim = "the IOException that the source throws has to come out of read() as it is";
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(new DamagedImage(input, damage));
      Region all = filtered.info().region();
      assertSame(
          damage,
          assertThrows(IOException.class, () -> filtered.read(all, new Tile()), claim),
          claim);
    }
  }

  @Test
  void workingMemoryIncludesThatOfTheSource() {
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(new DamagedImage(input, new IOException()));
      assertTrue(
          filtered.workingBytes() >= DamagedImage.WORKING_BYTES,
          () ->
              "workingBytes() of the result is %d, but has to include those of the source, which are %d"
                  .formatted(filtered.workingBytes(), DamagedImage.WORKING_BYTES));
    }
  }

  private boolean keepsRowOrder() {
    Filter.Reading reading = filter().reading();
    return reading == Filter.Reading.IN_ORDER || reading == Filter.Reading.NEARBY;
  }

  /** An image that cannot be read. */
  private record DamagedImage(ImageInfo info, IOException damage) implements ImageSource {
    static final long WORKING_BYTES = 12_345;

    @Override
    public void read(Region region, Tile into) throws IOException {
      throw damage;
    }

    @Override
    public long workingBytes() {
      return WORKING_BYTES;
    }
  }
}
