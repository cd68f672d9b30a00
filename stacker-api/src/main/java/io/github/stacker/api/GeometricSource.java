package io.github.stacker.api;

import java.io.IOException;
import java.util.Optional;

/**
 * An image behind a {@link GeometricFilter}. It is computed in blocks, each of which is halved
 * until its window is small.
 */
final class GeometricSource extends FilteredSource {
  private static final int BLOCK_SIDE = 256;
  private static final int WINDOW_SAMPLES = 1 << 19;

  private final WindowFiller windows;
  private final GeometricFilter filter;
  private final Tile from = new Tile();
  private final Tile window = new Tile();
  private final Tile computed = new Tile();
  private GeometricKernel kernel;

  GeometricSource(ImageSource source, GeometricFilter filter) {
    super(source, filter.resultOf(source.info()));
    this.filter = filter;
    this.windows = new WindowFiller(source.info(), filter.arithmeticOf(source.info()));
    if (info().colourBandCount() != source.info().colourBandCount()) {
      throw new IllegalStateException(
          "a geometric filter keeps the colours %s, and made %s of them"
              .formatted(source.info().bands(), info().bands()));
    }
  }

  @Override
  public Access access() {
    return super.access() == Access.ROWS ? Access.ROWS : Access.RANDOM;
  }

  @Override
  public Optional<Tiling> tiling() {
    return Optional.empty();
  }

  @Override
  public long workingBytes() {
    return source().workingBytes() + 3L * WINDOW_SAMPLES * SampleType.FLOAT64.bytes();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    into.reshape(region, info().bandCount(), info().sampleType());
    for (int y = region.y(); y < region.bottom(); y += BLOCK_SIDE) {
      int rows = Math.min(BLOCK_SIDE, region.bottom() - y);
      for (int x = region.x(); x < region.right(); x += BLOCK_SIDE) {
        compute(new Region(x, y, Math.min(BLOCK_SIDE, region.right() - x), rows), into);
      }
    }
  }

  private void compute(Region block, Tile into) throws IOException {
    Region wanted = kernel().sourceOf(block);
    boolean large = wanted.pixels() * source().info().bandCount() > WINDOW_SAMPLES;
    if (large && block.pixels() > 1) {
      boolean wide = block.width() > block.height();
      int width = wide ? block.width() / 2 : block.width();
      int height = wide ? block.height() : block.height() / 2;
      compute(new Region(block.x(), block.y(), width, height), into);
      compute(
          wide
              ? new Region(block.x() + width, block.y(), block.width() - width, height)
              : new Region(block.x(), block.y() + height, width, block.height() - height),
          into);
      return;
    }
    Region inside = wanted.intersection(source().info().region());
    if (!inside.isEmpty()) {
      source().read(inside, from);
    }
    windows.fillWithinEdges(from, wanted, window);
    windows.reshape(computed, block);
    kernel().compute(window, computed);
    if (info().hasAlpha()) {
      storeOpaque(into);
    } else {
      ResultRows.store(computed, into);
    }
  }

  private GeometricKernel kernel() {
    if (kernel == null) {
      kernel = filter.kernelFor(source().info());
    }
    return kernel;
  }

  /** A pixel without one of its colours is transparent. */
  private void storeOpaque(Tile into) {
    Region block = computed.region();
    int colours = computed.bands();
    for (int y = block.y(); y < block.bottom(); y++) {
      for (int x = block.x(); x < block.right(); x++) {
        int made = computed.index(x, y);
        int at = into.index(x, y);
        boolean opaque = true;
        for (int band = 0; band < colours; band++) {
          double sample = computed.get(made + band);
          opaque &= sample == sample;
          into.set(at + band, sample == sample ? sample : 0);
        }
        into.set(at + colours, opaque ? info().white() : 0);
      }
    }
  }
}
