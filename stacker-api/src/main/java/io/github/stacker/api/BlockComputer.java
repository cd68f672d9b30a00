package io.github.stacker.api;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Computes blocks of the result of a {@link NeighbourhoodFilter} from rows of its source. */
final class BlockComputer {
  /** Samples of a window, if the halo is not larger: they stay in the second-level cache. */
  private static final int WINDOW_SAMPLES = 1 << 18;

  private static final int LEAST_COLUMNS = 32;

  /** Rows of a block if the halo is as high, lest most of a window is filled in vain. */
  static final int MOST_ROWS = 128;

  /** Rows of a block if the halo is lower. */
  private static final int ENOUGH_ROWS = 64;

  /** Ends messages: "... out of bounds for length 12", "... out of bounds for double[12]". */
  private static final Pattern ARRAY_LENGTH = Pattern.compile("(\\d+)]?$");

  private final ImageInfo image;
  private final ImageInfo result;
  private final Halo halo;
  private final NeighbourhoodFilter filter;
  private final int mostRows;
  private final WindowFiller windows;
  private final Tile window = new Tile();
  private final Tile computed = new Tile();
  private WindowKernel kernel;

  BlockComputer(ImageInfo image, ImageInfo result, Halo halo, NeighbourhoodFilter filter) {
    this.image = image;
    this.result = result;
    this.halo = halo;
    this.filter = filter;
    this.mostRows = Math.max(ENOUGH_ROWS, Math.min(2 * halo.rows(), MOST_ROWS));
    this.windows = new WindowFiller(image, filter.arithmeticOf(image));
  }

  /** Tells how much memory a window takes with what is computed of it and kernels' scratch. */
  long workingBytes() {
    int rows = Math.min(mostRows, image.height());
    long samples = halo.around(Region.of(columns(mostRows), rows)).pixels() * image.bandCount();
    return 4 * samples * filter.arithmeticOf(image).bytes();
  }

  /** Cuts a region into blocks, of heights as even as can be. */
  List<Region> of(Region region) {
    List<Region> blocks = new ArrayList<>();
    int cuts = (region.height() - 1) / mostRows + 1;
    int most = (region.height() - 1) / cuts + 1;
    for (int y = region.y(); y < region.bottom(); y += most) {
      int rows = Math.min(most, region.bottom() - y);
      int columns = columns(rows);
      for (int x = region.x(); x < region.right(); x += columns) {
        blocks.add(new Region(x, y, Math.min(columns, region.right() - x), rows));
      }
    }
    return blocks;
  }

  /** The halo may take at most half of a window, lest most of it is filled in vain. */
  private int columns(int rows) {
    int fitting = WINDOW_SAMPLES / ((rows + 2 * halo.rows()) * image.bandCount());
    int least = Math.max(LEAST_COLUMNS, 2 * halo.columns());
    return Math.min(image.width(), Math.max(least, fitting - 2 * halo.columns()));
  }

  /**
   * Computes a block.
   *
   * @param from has what is around the block inside the image
   * @param block a region of the result
   * @param into gets its samples
   */
  void compute(Tile from, Region block, Tile into) {
    windows.fillReplicated(from, halo.around(block), window);
    windows.reshape(computed, block);
    compute();
    if (!image.sampleType().isInteger()) {
      keepMissing();
    }
    if (image.hasAlpha()) {
      storeOpaque(from, into);
    } else {
      ResultRows.store(computed, into);
    }
  }

  private void compute() {
    try {
      kernel().compute(window, computed);
    } catch (ArrayIndexOutOfBoundsException e) {
      if (!isOfTiles(e)) {
        throw e;
      }
      throw new IllegalStateException(
          "the kernel looked outside its window or its result, the window %s with a halo of %d columns and %d rows: is the halo too small? (%s)"
              .formatted(window.region(), halo.columns(), halo.rows(), e.getMessage()),
          e);
    }
  }

  /** Tells whether the array is that of window or result, and not one of the kernel's own. */
  private boolean isOfTiles(ArrayIndexOutOfBoundsException e) {
    Matcher length = ARRAY_LENGTH.matcher(String.valueOf(e.getMessage()));
    return length.find()
        && Stream.of(window, computed)
            .map(tile -> Integer.toString(Array.getLength(tile.array())))
            .anyMatch(length.group(1)::equals);
  }

  private WindowKernel kernel() {
    if (kernel == null) {
      kernel = filter.kernelFor(image);
    }
    return kernel;
  }

  private void keepMissing() {
    Region block = computed.region();
    int count = block.width() * computed.bands();
    for (int y = block.y(); y < block.bottom(); y++) {
      int own = window.index(block.x(), y);
      int at = computed.index(block.x(), y);
      if (computed.type() == SampleType.FLOAT32) {
        keepMissing(window.floats(), own, computed.floats(), at, count);
      } else {
        keepMissing(window.doubles(), own, computed.doubles(), at, count);
      }
    }
  }

  private static void keepMissing(float[] own, int start, float[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      if (own[start + i] != own[start + i]) {
        into[at + i] = Float.NaN;
      }
    }
  }

  private static void keepMissing(double[] own, int start, double[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      if (own[start + i] != own[start + i]) {
        into[at + i] = Double.NaN;
      }
    }
  }

  /** Alpha, and pixels below full opacity, stay as they are. */
  private void storeOpaque(Tile from, Tile into) {
    Region block = computed.region();
    int alpha = image.colourBandCount();
    double scale = result.white() / image.white();
    for (int y = block.y(); y < block.bottom(); y++) {
      for (int x = block.x(); x < block.right(); x++) {
        int own = from.index(x, y);
        int at = into.index(x, y);
        double opacity = from.get(own + alpha);
        int made = computed.index(x, y);
        for (int band = 0; band < alpha; band++) {
          boolean opaque = opacity >= image.white();
          into.set(at + band, opaque ? computed.get(made + band) : scale * from.get(own + band));
        }
        into.set(at + alpha, scale * opacity);
      }
    }
  }
}
