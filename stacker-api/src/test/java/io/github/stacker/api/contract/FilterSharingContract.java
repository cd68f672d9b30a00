package io.github.stacker.api.contract;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How the images that one filter makes are read at the same time: in turn, one within another, by
 * threads.
 *
 * @param <P> the record of parameters
 */
abstract class FilterSharingContract<P extends Record> extends FilterReadingContract<P> {
  private static final String OWN_SCRATCH =
      "a filtered image has other samples while other images of the same filter are read: scratch has to be the image's own (made in apply() or kernelFor()), neither static nor a field of the filter";

  private static final int ROUNDS = 10;

  @Test
  void imagesThatAreReadInTurnDoNotDisturbEachOther() throws IOException {
    Filter shared = filter();
    List<List<Tile>> alone = new ArrayList<>();
    List<ImageSource> together = new ArrayList<>();
    List<ImageInfo> inputs = inputs();
    Random random = new Random(10);
    for (ImageInfo input : inputs) {
      // The same regions in the same order: what depends on them is the same, too.
      alone.add(regionsOf(filter().apply(MemoryImage.random(input, 10)), random));
      together.add(shared.apply(MemoryImage.random(input, 10)));
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < alone.size(); i++) {
        Tile expected = alone.get(i).get(round);
        Tile read = new Tile();
        together.get(i).read(expected.region(), read);
        assertSamples(together.get(i).info(), expected, read, OWN_SCRATCH, inputs.get(i));
      }
    }
  }

  private static List<Tile> regionsOf(ImageSource filtered, Random random) throws IOException {
    List<Tile> regions = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      Tile read = new Tile();
      filtered.read(someRegion(filtered.info(), random), read);
      regions.add(read);
    }
    return regions;
  }

  /** As two steps of a pipeline do that use one filter. */
  @Test
  void imagesThatAreReadWhileAnotherIsReadDoNotDisturbIt() throws IOException {
    Filter shared = filter();
    for (ImageInfo input : inputs()) {
      ImageSource other = shared.apply(MemoryImage.random(input, 11));
      ImageSource image = new ReadBefore(other, MemoryImage.random(input, 10));
      MemoryImage alone = wholeOf(input, 10);
      assertSamples(alone, shared.apply(image), alone.info().region(), OWN_SCRATCH, input);
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
          List<MemoryImage> alone = new ArrayList<>();
          for (ImageInfo input : inputs) {
            images.add(shared.apply(MemoryImage.random(input, 10 + thread)));
            alone.add(wholeOf(input, 10 + thread));
          }
          Tile read = new Tile();
          return () -> {
            for (int each = 0; each < images.size(); each++) {
              int i = (thread + each) % images.size();
              images.get(i).read(alone.get(i).info().region(), read);
              assertSamples(alone.get(i), read, "read again", inputs.get(i));
            }
          };
        });
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
}
