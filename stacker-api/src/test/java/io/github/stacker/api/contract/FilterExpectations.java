package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.Filter;
import io.github.stacker.api.FilterProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a test of a filter says of it, and how images are compared.
 *
 * @param <P> the record of parameters
 */
abstract class FilterExpectations<P extends Record> extends ProviderContract {
  static final int WIDTH = 41;
  static final int HEIGHT = 37;
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

  /** Gives the filter under test: that of provider and parameters, unless overridden. */
  protected Filter filter() {
    return made(provider().create(parameters()));
  }

  final MemoryImage wholeOf(ImageInfo input, long seed) throws IOException {
    return applied(filter(), MemoryImage.random(input, seed));
  }

  static WatchedImage rows(ImageInfo input, long seed) {
    return WatchedImage.rows(MemoryImage.random(input, seed));
  }

  /** Gives a region of at least one pixel, as often as not of whole rows. */
  static Region someRegion(ImageInfo image, Random random) {
    int x = random.nextBoolean() ? 0 : random.nextInt(image.width());
    int y = random.nextInt(image.height());
    int width = x == 0 ? image.width() : 1 + random.nextInt(image.width() - x);
    int height = 1 + random.nextInt(image.height() - y);
    return new Region(x, y, width, height);
  }

  /**
   * Compares what was read with what it has to be.
   *
   * @param expected all samples of the filtered image
   * @param claim why that is what it has to be
   * @param input what was filtered
   */
  static void assertSamples(MemoryImage expected, Tile read, String claim, ImageInfo input) {
    assertSamples(expected.info(), expected.all(), read, claim, input);
  }

  /** Compares what was read with samples of the filtered image that has this description. */
  static void assertSamples(
      ImageInfo filtered, Tile expected, Tile read, String claim, ImageInfo input) {
    Region region = read.region();
    for (int y = region.y(); y < region.bottom(); y++) {
      for (int x = region.x(); x < region.right(); x++) {
        for (int band = 0; band < read.bands(); band++) {
          double wanted = expected.get(expected.index(x, y) + band);
          double actual = read.get(read.index(x, y) + band);
          if (Double.compare(wanted, actual) != 0) {
            assertEquals(
                wanted,
                actual,
                "%s; %s of the region %s, filtered from %s"
                    .formatted(
                        claim, Shown.sample(filtered, x, y, band), region, Shown.image(input)));
          }
        }
      }
    }
  }

  static void assertSamples(
      MemoryImage expected, MemoryImage actual, String claim, ImageInfo input) {
    Tile read = new Tile();
    actual.read(actual.info().region(), read);
    assertSamples(expected, read, claim, input);
  }

  /** Reads a region and compares its samples with those that the whole image has. */
  static void assertSamples(
      MemoryImage whole, ImageSource image, Region region, String claim, ImageInfo input)
      throws IOException {
    Tile read = new Tile();
    image.read(region, read);
    assertEquals(
        region, read.region(), "the region of the tile after read(); " + Shown.image(input));
    assertSamples(whole, read, claim, input);
  }
}
