package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;

/**
 * What {@link SquareMedian} gives, for large squares of samples of any type.
 *
 * <p>The samples around a strip of places are put in order, and their ranks counted instead of
 * themselves (Weiss 2006, Fast median and bilateral filtering, ACM Trans. Graphics 25, 519), so
 * many consecutive ranks as one integer that {@link WindowCounts} can hold all. Of the few samples
 * that share the integer in the middle, those are counted that lie in the square. Belongs to one
 * thread.
 */
final class OrderedMedian implements WindowKernel {
  private static final int LEVELS = 3;
  private static final int INTEGERS = 1 << 4 * LEVELS;

  /** So many columns of counts stay in the second-level cache. */
  private static final int MOST_COLUMNS = 384;

  private final int side;
  private final int radius;
  private final SampleOrder order = new SampleOrder();
  private WindowCounts counts;

  /** Ranks that are one integer, as a power of two. */
  private int shift;

  /**
   * Prepares.
   *
   * @param radius samples to either side
   */
  OrderedMedian(int radius) {
    this.radius = radius;
    this.side = 2 * radius + 1;
    this.counts = new WindowCounts(side, LEVELS, side);
  }

  @Override
  public void compute(Tile window, Tile result) {
    int width = result.region().width();
    int strips = (width - 1) / MOST_COLUMNS + 1;
    for (int band = 0; band < result.bands(); band++) {
      for (int strip = 0; strip < strips; strip++) {
        int left = width * strip / strips;
        compute(window, result, band, left, width * (strip + 1) / strips - left);
      }
    }
  }

  private void compute(Tile window, Tile result, int band, int left, int places) {
    int columns = places + 2 * radius;
    order.sort(window, left, columns, band);
    shift = 0;
    while (order.size() > INTEGERS << shift) {
      shift++;
    }
    if (counts.columns() < columns) {
      counts = new WindowCounts(side, LEVELS, columns);
    }
    counts.clear();
    for (int row = 0; row < side - 1; row++) {
      count(row, columns, 1);
    }
    for (int row = 0; row < result.region().height(); row++) {
      count(row + side - 1, columns, 1);
      counts.startRow();
      for (int x = 0; x < places; x++) {
        int to = (row * result.region().width() + left + x) * result.bands() + band;
        result.set(to, median(window, band, left, row, x));
      }
      count(row, columns, -1);
    }
  }

  private void count(int row, int columns, int step) {
    for (int x = 0; x < columns; x++) {
      int rank = order.rank(row, x);
      if (rank >= 0) {
        counts.count(x, rank >> shift, step);
      }
    }
  }

  /** Gives the median of the square whose first row and column these are. */
  private double median(Tile window, int band, int left, int row, int column) {
    if (order.rank(row + radius, column + radius) < 0) {
      return Double.NaN;
    }
    counts.moveTo(column);
    int size = counts.size();
    double upper = sample(window, band, left, rank(row, column, size / 2));
    if (size % 2 == 1) {
      return upper;
    }
    return (sample(window, band, left, rank(row, column, size / 2 - 1)) + upper) / 2;
  }

  /** Gives the rank among all samples of the one that has a rank in the square. */
  private int rank(int row, int column, int rankInSquare) {
    int rank = (counts.find(rankInSquare) << shift) - 1;
    int before = rankInSquare - counts.below();
    while (before >= 0) {
      rank++;
      before -= inside(order.row(rank) - row, order.column(rank) - column);
    }
    return rank;
  }

  /** Gives 1 if a place is in the square, otherwise 0: which of them is hard to foresee. */
  private int inside(int down, int right) {
    return ~(down | side - 1 - down | right | side - 1 - right) >>> Integer.SIZE - 1;
  }

  private double sample(Tile window, int band, int left, int rank) {
    int at = order.row(rank) * window.region().width() + left + order.column(rank);
    return window.get(at * window.bands() + band);
  }
}
