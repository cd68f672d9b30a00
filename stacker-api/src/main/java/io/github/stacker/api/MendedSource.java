package io.github.stacker.api;

import java.io.IOException;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;

/**
 * An image whose bad samples are replaced by the median of their good neighbours: those of the same
 * band in the 3x3 samples around, or in the 5x5 if there is none. All other samples are as they
 * were, to the last bit.
 *
 * <p>A neighbour is good if it is neither bad nor NaN and its pixel's alpha is full. Where the
 * number of them is even, the median is the mean of the two in the middle, in integers rounded half
 * up. A sample with no good neighbour becomes NaN where samples are floating, and stays as it is
 * where they are integers. Alpha stays as it is.
 */
public final class MendedSource extends FilteredSource {
  private static final int MOST_REACH = 2;
  private static final int MOST_NEIGHBOURS = 24;

  private final BadSamples bad;
  private final int step;
  private final Tile around = new Tile();
  private final BitSet marks = new BitSet();
  private final double[] neighbours = new double[MOST_NEIGHBOURS];

  /**
   * Takes over an image.
   *
   * @param source the image
   * @param bad its bad samples
   * @param step how far the next sample of the same kind is: 1, or 2 in a colour mosaic of 2x2
   *     cells
   */
  public MendedSource(ImageSource source, BadSamples bad, int step) {
    super(source, source.info());
    this.bad = bad;
    this.step = step;
  }

  @Override
  public Region covered() {
    return source().covered();
  }

  /** Neighbours are in other tiles. */
  @Override
  public Optional<Tiling> tiling() {
    return Optional.empty();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    Region grown = grown(region);
    source().read(grown, around);
    marks.clear();
    bad.mark(grown, around.bands(), marks);
    into.reshape(region, around.bands(), around.type());
    into.copyFrom(around);
    for (int i = marks.nextSetBit(0); i >= 0; i = marks.nextSetBit(i + 1)) {
      int pixel = i / around.bands();
      int x = grown.x() + pixel % grown.width();
      int y = grown.y() + pixel / grown.width();
      int band = i % around.bands();
      boolean inside =
          x >= region.x() && x < region.right() && y >= region.y() && y < region.bottom();
      if (inside && band < info().colourBandCount()) {
        mend(x, y, band, into);
      }
    }
  }

  private Region grown(Region region) {
    int halo = MOST_REACH * step;
    int left = Math.max(0, region.x() - halo);
    int top = Math.max(0, region.y() - halo);
    int right = (int) Math.min(info().width(), (long) region.right() + halo);
    int bottom = (int) Math.min(info().height(), (long) region.bottom() + halo);
    return new Region(left, top, right - left, bottom - top);
  }

  private void mend(int x, int y, int band, Tile into) {
    int index = into.index(x, y) + band;
    for (int reach = 1; reach <= MOST_REACH; reach++) {
      int count = collect(x, y, band, reach);
      if (count > 0) {
        into.set(index, median(count));
        return;
      }
    }
    if (!into.type().isInteger()) {
      into.set(index, Double.NaN);
    }
  }

  private int collect(int x, int y, int band, int reach) {
    int count = 0;
    Region all = around.region();
    for (int dy = -reach; dy <= reach; dy++) {
      for (int dx = -reach; dx <= reach; dx++) {
        int nx = x + dx * step;
        int ny = y + dy * step;
        boolean there = nx >= all.x() && nx < all.right() && ny >= all.y() && ny < all.bottom();
        if (there && isGood(around.index(nx, ny), band)) {
          neighbours[count++] = around.get(around.index(nx, ny) + band);
        }
      }
    }
    return count;
  }

  /** The sample itself is bad, so it is never its own neighbour. */
  private boolean isGood(int pixel, int band) {
    boolean opaque = !info().hasAlpha() || around.get(pixel + around.bands() - 1) >= info().white();
    return opaque && !marks.get(pixel + band) && !Double.isNaN(around.get(pixel + band));
  }

  private double median(int count) {
    Arrays.sort(neighbours, 0, count);
    return (neighbours[(count - 1) / 2] + neighbours[count / 2]) / 2;
  }
}
