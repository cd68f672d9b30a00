package io.github.stacker.filters.detail;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;

/**
 * What {@link SquareMedian} gives, for many places at once. Belongs to one thread.
 *
 * <p>Fast while squares are small, since the time grows with the square of the number of samples.
 */
final class LineMedian implements WindowKernel {
  private final Square square;
  private final MiddleLines lines;
  private final SquareMedian rest;

  /**
   * Prepares.
   *
   * @param radius samples to either side
   * @param type of the samples of windows
   */
  LineMedian(int radius, SampleType type) {
    this.square = Square.of(radius);
    this.lines = MiddleLines.of(square.size(), type);
    this.rest = new SquareMedian(radius);
  }

  @Override
  public void compute(Tile window, Tile result) {
    int length = result.region().width() * result.bands();
    for (int y = result.region().y(); y < result.region().bottom(); y++) {
      int from = window.index(result.region().x(), y);
      int to = result.index(result.region().x(), y);
      for (int i = 0; i < length; i += lines.length()) {
        computeLine(window, from + i, result, to + i, Math.min(lines.length(), length - i));
      }
    }
  }

  private void computeLine(Tile window, int from, Tile result, int to, int places) {
    lines.select(window.array(), from, square.offsets(window), places);
    System.arraycopy(lines.middle(), 0, result.array(), to, places);
    for (int i = 0; i < places; i++) {
      double median = lines.median(i);
      if (median != median) {
        result.set(to + i, rest.at(window, from + i));
      }
    }
  }
}
