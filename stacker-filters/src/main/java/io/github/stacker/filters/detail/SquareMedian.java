package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;

/**
 * The sample in the middle of those of a square around each place; of an even number, the mean of
 * the two in the middle. What is missing is left out. Belongs to one thread.
 */
final class SquareMedian implements WindowKernel {
  private final int radius;
  private final Selection selection;
  private final double[] samples;

  SquareMedian(int radius) {
    this.radius = radius;
    this.selection = new Selection();
    this.samples = new double[(2 * radius + 1) * (2 * radius + 1)];
  }

  @Override
  public void compute(Tile window, Tile result) {
    int bands = result.bands();
    int length = result.region().width() * bands;
    for (int y = result.region().y(); y < result.region().bottom(); y++) {
      int to = result.index(result.region().x(), y);
      for (int i = 0; i < length; i++) {
        int count = gather(window, y, i, bands);
        result.doubles()[to + i] = count == 0 ? Double.NaN : selection.median(samples, count);
      }
    }
  }

  /** Collects the samples of a square whose columns begin at a sample of the window's rows. */
  private int gather(Tile window, int y, int column, int bands) {
    double[] from = window.doubles();
    int count = 0;
    for (int row = y - radius; row <= y + radius; row++) {
      int at = window.index(window.region().x(), row) + column;
      for (int dx = 0; dx <= 2 * radius; dx++, at += bands) {
        double sample = from[at];
        samples[count] = sample;
        count += sample == sample ? 1 : 0;
      }
    }
    return count;
  }
}
