package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;

/** Reduces to half the size by means of two by two pixels. */
final class BoxHalving implements RowReducer {
  private final ImageInfo picture;
  private final ImageInfo half;
  private final RowOrder order;
  private final BoxKernel kernel;
  private final CoveredMean covered;

  /** The upper row of a pair whose lower one has not arrived. */
  private final Tile upper = new Tile();

  private final Tile reduced = new Tile();

  BoxHalving(ImageInfo picture) {
    this.picture = picture;
    this.half = Halving.half(picture);
    this.order = new RowOrder(picture);
    this.kernel = BoxKernel.of(picture);
    this.covered = new CoveredMean(picture);
  }

  @Override
  public ImageInfo info() {
    return half;
  }

  @Override
  public Tile reduce(Tile rows) {
    int first = order.taken() / 2;
    order.take(rows);
    int bottom = order.taken();
    boolean complete = bottom == picture.height();
    int end = complete ? half.height() : bottom / 2;
    reduced.reshape(
        new Region(0, first, half.width(), end - first), half.bandCount(), half.sampleType());
    for (int y = first; y < end; y++) {
      Tile top = 2 * y < rows.region().y() ? upper : rows;
      int topAt = top.index(0, 2 * y);
      boolean paired = 2 * y + 1 < picture.height();
      Tile low = paired ? rows : top;
      reduce(top, topAt, low, paired ? rows.index(0, 2 * y + 1) : topAt, reduced.index(0, y));
    }
    if (!complete && bottom % 2 == 1 && bottom > rows.region().y()) {
      upper.reshape(
          new Region(0, bottom - 1, picture.width(), 1), rows.bands(), picture.sampleType());
      upper.copyFrom(rows);
    }
    return reduced;
  }

  private void reduce(Tile top, int topAt, Tile low, int lowAt, int at) {
    kernel.mean(top, topAt, low, lowAt, reduced, at);
    if (covered.mayBeNeeded()) {
      covered.mend(top, topAt, low, lowAt, reduced, at);
    }
  }

  @Override
  public long workingBytes(int bandRows) {
    return picture.bytesPerRow() + (bandRows / 2 + 1) * half.bytesPerRow();
  }
}
