package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;

/**
 * The sample in the middle of those of a square around each place; of an even number, the mean of
 * the two in the middle. What is missing is left out. Belongs to one thread.
 */
final class SquareMedian {
  private final Square square;
  private final Selection selection = new Selection();
  private final double[] samples;

  SquareMedian(int radius) {
    this.square = Square.of(radius);
    this.samples = new double[square.size()];
  }

  /** Gives the median around one sample; NaN where that is missing. */
  double at(Tile window, int place) {
    if (Double.isNaN(window.get(place))) {
      return Double.NaN;
    }
    return selection.median(samples, square.gather(window, place, samples));
  }
}
