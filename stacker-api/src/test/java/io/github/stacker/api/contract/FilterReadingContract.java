package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/**
 * How the images that a filter makes can be read: in any regions, by rows and tiles, by threads,
 * within their memory, errors and all.
 *
 * @param <P> the record of parameters
 */
abstract class FilterReadingContract<P extends Record> extends ProviderContract {
  static final int WIDTH = 41;
  static final int HEIGHT = 37;
  private static final String OWN_SCRATCH =
      "a filtered image has other samples while other images of the same filter are read: scratch has to be the image's own (made in apply() or kernelFor()), neither static nor a field of the filter";
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final List<Band> RGBA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  @Override
  protected abstract FilterProvider<P> provider();

  /** Gives the parameters to test with; they should change an image of 41x37 pixels. */
  protected abstract P parameters();

  /** Gives images that the filter can be applied to. */
  protected List<ImageInfo> inputs() {
    List<ImageInfo> inputs = new ArrayList<>();
    for (SampleType type : SampleType.values()) {
      for (List<Band> bands : List.of(List.of(Band.GREY), RGB, RGBA)) {
        inputs.add(ImageInfo.of(WIDTH, HEIGHT, bands, type));
      }
    }
    inputs.add(
        ImageInfo.of(WIDTH, HEIGHT, RGBA, SampleType.FLOAT32)
            .withSampleType(SampleType.FLOAT32, 255));
    return inputs;
  }

  /** Gives the whole of a filtered image. */
  protected static MemoryImage applied(Filter filter, ImageSource image) throws IOException {
    ImageSource filtered = filter.apply(image);
    return MemoryImage.copyOf(filtered, filtered.info().height());
  }

  @Test
  void anyRegionHasTheSamplesOfTheWhole() throws IOException {
    Random random = new Random(1);
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(MemoryImage.random(input, 2));
      MemoryImage whole = wholeOf(input, 2);
      Tile expected = new Tile();
      Tile actual = new Tile();
      for (int i = 0; i < 40; i++) {
        Region region = someRegion(filtered.info(), random);
        whole.read(region, expected);
        filtered.read(region, actual);
        assertArrayEquals(samples(expected), samples(actual), () -> region + " of " + input);
      }
    }
  }

  @Test
  void sourcesThatAreReadInPlaceGiveTheSame() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 13);
      double[] expected = wholeOf(input, 13).toArray();
      for (int rowsAtOnce : new int[] {1, 7, HEIGHT}) {
        ImageSource filtered = filter().apply(WatchedImage.inPlace(image));
        assertArrayEquals(expected, MemoryImage.copyOf(filtered, rowsAtOnce).toArray());
      }
    }
  }

  @Test
  void readingTwiceGivesTheSame() throws IOException {
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(MemoryImage.random(input, 3));
      double[] first = MemoryImage.copyOf(filtered, 100).toArray();
      assertArrayEquals(first, MemoryImage.copyOf(filtered, 100).toArray());
    }
  }

  @Test
  void sourcesOfRowsCanBeReadIfRowOrderIsKept() throws IOException {
    for (ImageInfo input : inputs()) {
      for (int rowsAtOnce : new int[] {1, 5, HEIGHT / 2 + 1}) {
        if (keepsRowOrder()) {
          double[] rows = MemoryImage.copyOf(filter().apply(rows(input, 4)), rowsAtOnce).toArray();
          assertArrayEquals(wholeOf(input, 4).toArray(), rows);
        } else {
          ImageSource filtered = filter().apply(rows(input, 4));
          assertThrows(
              IllegalStateException.class,
              () -> MemoryImage.copyOf(filtered, rowsAtOnce),
              "rows are read in order, but reading() says that they are not");
        }
      }
    }
  }

  @Test
  void sourcesOfRowsStaySourcesOfRowsIfRowOrderIsKept() {
    for (ImageInfo input : inputs()) {
      assertEquals(
          ImageSource.Access.RANDOM, filter().apply(MemoryImage.random(input, 5)).access());
      if (keepsRowOrder()) {
        assertEquals(ImageSource.Access.ROWS, filter().apply(rows(input, 5)).access());
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
        assertEquals(1, source.mostTilesRead(), "tiles of the source read for one of the result");
      } else {
        assertEquals(ImageSource.Access.RANDOM, filtered.access());
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
      for (SampleType type : SampleType.values()) {
        Tile used = Tile.of(Region.of(3, 50), 2, type);
        filtered.read(region, used);
        assertEquals(region, used.region());
        assertEquals(info.bandCount(), used.bands());
        assertEquals(info.sampleType(), used.type());
        assertEquals(info, filtered.info());
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
        assertEquals(77, used.get(i), "sample %d behind the tile".formatted(i - samples));
      }
    }
  }

  @Test
  void theInputStaysAsItIs() throws IOException {
    for (ImageInfo input : inputs()) {
      MemoryImage image = MemoryImage.random(input, 7);
      double[] before = image.toArray();
      MemoryImage.copyOf(filter().apply(image), 4);
      assertArrayEquals(before, image.toArray());
    }
  }

  @Test
  void nothingIsReadBeforeTheResultIs() {
    for (ImageInfo input : inputs()) {
      WatchedImage image = WatchedImage.random(MemoryImage.random(input, 8));
      assertNotNull(filter().apply(image).info());
      assertEquals(0, image.timesRead());
    }
  }

  @Test
  void closingClosesTheSourceOnce() throws IOException {
    for (ImageInfo input : inputs()) {
      WatchedImage image = WatchedImage.random(MemoryImage.random(input, 9));
      ImageSource filtered = filter().apply(image);
      MemoryImage.copyOf(filtered, 10);
      assertEquals(0, image.timesClosed());
      filtered.close();
      if (filtered != image) {
        filtered.close();
      }
      assertEquals(1, image.timesClosed());
    }
  }

  @Test
  void errorsOfTheSourcePassThroughAsTheyAre() {
    IOException damage = new IOException("damaged");
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(new DamagedImage(input, damage));
      Region all = filtered.info().region();
      assertSame(damage, assertThrows(IOException.class, () -> filtered.read(all, new Tile())));
    }
  }

  @Test
  void workingMemoryIncludesThatOfTheSource() {
    for (ImageInfo input : inputs()) {
      ImageSource filtered = filter().apply(new DamagedImage(input, new IOException()));
      assertTrue(filtered.workingBytes() >= DamagedImage.WORKING_BYTES);
    }
  }

  @Test
  void imagesThatAreReadInTurnDoNotDisturbEachOther() throws IOException {
    Filter shared = filter();
    List<MemoryImage> alone = new ArrayList<>();
    List<ImageSource> together = new ArrayList<>();
    for (ImageInfo input : inputs()) {
      alone.add(wholeOf(input, 10));
      together.add(shared.apply(MemoryImage.random(input, 10)));
    }
    Random random = new Random(10);
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < alone.size(); i++) {
        Region region = someRegion(alone.get(i).info(), random);
        assertSamples(alone.get(i), together.get(i), region, OWN_SCRATCH);
      }
    }
  }

  /** As two steps of a pipeline do that use one filter. */
  @Test
  void imagesThatAreReadWhileAnotherIsReadDoNotDisturbIt() throws IOException {
    Filter shared = filter();
    for (ImageInfo input : inputs()) {
      ImageSource other = shared.apply(MemoryImage.random(input, 11));
      ImageSource image = new ReadBefore(other, MemoryImage.random(input, 10));
      MemoryImage alone = wholeOf(input, 10);
      assertSamples(alone, shared.apply(image), alone.info().region(), OWN_SCRATCH);
    }
  }

  @Test
  void threadsMayShareAFilter() throws InterruptedException {
    Filter shared = filter();
    List<ImageInfo> inputs = inputs();
    Together.work(
        Duration.ofMillis(100),
        OWN_SCRATCH,
        thread -> {
          List<ImageSource> images = new ArrayList<>();
          List<double[]> alone = new ArrayList<>();
          for (ImageInfo input : inputs) {
            images.add(shared.apply(MemoryImage.random(input, 10 + thread)));
            alone.add(wholeOf(input, 10 + thread).toArray());
          }
          AtomicInteger next = new AtomicInteger(thread);
          Tile read = new Tile();
          return () -> {
            int i = next.getAndIncrement() % images.size();
            ImageInfo info = images.get(i).info();
            images.get(i).read(info.region(), read);
            assertSamples(alone.get(i), read, info, "samples");
          };
        });
  }

  /** Gives the filter under test: that of provider and parameters, unless overridden. */
  protected Filter filter() {
    return provider().create(parameters());
  }

  final MemoryImage wholeOf(ImageInfo input, long seed) throws IOException {
    return applied(filter(), MemoryImage.random(input, seed));
  }

  private boolean keepsRowOrder() {
    Filter.Reading reading = filter().reading();
    return reading == Filter.Reading.IN_ORDER || reading == Filter.Reading.NEARBY;
  }

  static WatchedImage rows(ImageInfo input, long seed) {
    return WatchedImage.rows(MemoryImage.random(input, seed));
  }

  /** Compares a region of an image with what it has to be. */
  private static void assertSamples(
      MemoryImage expected, ImageSource image, Region region, String claim) throws IOException {
    Tile wanted = new Tile();
    Tile read = new Tile();
    expected.read(region, wanted);
    image.read(region, read);
    assertSamples(samples(wanted), read, image.info(), claim);
  }

  private static void assertSamples(double[] expected, Tile read, ImageInfo info, String claim) {
    for (int i = 0; i < expected.length; i++) {
      if (Double.compare(expected[i], read.get(i)) != 0) {
        assertEquals(
            expected[i],
            read.get(i),
            claim + "; sample " + i + " of " + read.region() + " of " + info);
      }
    }
  }

  private static double[] samples(Tile tile) {
    double[] samples = new double[tile.sampleCount()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = tile.get(i);
    }
    return samples;
  }

  /** Gives a region of at least one pixel, as often as not of whole rows. */
  private static Region someRegion(ImageInfo image, Random random) {
    int x = random.nextBoolean() ? 0 : random.nextInt(image.width());
    int y = random.nextInt(image.height());
    int width = x == 0 ? image.width() : 1 + random.nextInt(image.width() - x);
    int height = 1 + random.nextInt(image.height() - y);
    return new Region(x, y, width, height);
  }

  /** An image that has another one read to the end whenever it is read. */
  private record ReadBefore(ImageSource other, ImageSource image) implements ImageSource {
    @Override
    public ImageInfo info() {
      return image.info();
    }

    @Override
    public void read(Region region, Tile into) throws IOException {
      image.read(region, into);
      other.read(other.info().region(), new Tile());
    }
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
