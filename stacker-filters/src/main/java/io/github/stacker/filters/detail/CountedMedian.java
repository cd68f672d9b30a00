package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;

/**
 * The sample in the middle of a square of 8-bit integers, none of which is missing, found in {@link
 * WindowCounts}. Belongs to one thread.
 */
final class CountedMedian implements WindowKernel {
  /** 8 bits are two digits of the tree. */
  private static final int LEVELS = 2;

  private final int side;
  private WindowCounts counts;

  /**
   * Prepares.
   *
   * @param radius samples to either side
   */
  CountedMedian(int radius) {
    this.side = 2 * radius + 1;
    this.counts = new WindowCounts(side, LEVELS, side);
  }

  @Override
  public void compute(Tile window, Tile result) {
    if (counts.columns() < window.region().width()) {
      counts = new WindowCounts(side, LEVELS, window.region().width());
    }
    for (int band = 0; band < result.bands(); band++) {
      compute(window, result, band);
    }
  }

  private void compute(Tile window, Tile result, int band) {
    counts.clear();
    for (int row = 0; row < side - 1; row++) {
      count(window, row, band, 1);
    }
    int bands = result.bands();
    int width = result.region().width();
    for (int row = 0; row < result.region().height(); row++) {
      count(window, row + side - 1, band, 1);
      counts.startRow();
      int to = row * width * bands + band;
      for (int x = 0; x < width; x++) {
        counts.moveTo(x);
        result.floats()[to + x * bands] = counts.find(side * side / 2);
      }
      count(window, row, band, -1);
    }
  }

  private void count(Tile window, int row, int band, int step) {
    float[] from = window.floats();
    int bands = window.bands();
    int width = window.region().width();
    int at = row * width * bands + band;
    for (int x = 0; x < width; x++) {
      counts.count(x, (int) from[at + x * bands], step);
    }
  }
}
