package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;

/**
 * The sample in the middle of those of a square around each place; of an even number, the mean of
 * the two in the middle. What is missing is left out. Belongs to one thread.
 */
final class SquareMedian implements WindowKernel {
  private final Square square;
  private final Selection selection = new Selection();
  private final double[] samples;

  SquareMedian(int radius) {
    this.square = Square.of(radius);
    this.samples = new double[square.size()];
  }

  @Override
  public void compute(Tile window, Tile result) {
    int length = result.region().width() * result.bands();
    for (int y = result.region().y(); y < result.region().bottom(); y++) {
      int from = window.index(result.region().x(), y);
      int to = result.index(result.region().x(), y);
      for (int i = 0; i < length; i++) {
        result.set(to + i, at(window, from + i));
      }
    }
  }

  /** Gives the median around one sample; NaN where that is missing. */
  double at(Tile window, int place) {
    if (Double.isNaN(window.get(place))) {
      return Double.NaN;
    }
    return selection.median(samples, square.gather(window, place, samples));
  }
}
