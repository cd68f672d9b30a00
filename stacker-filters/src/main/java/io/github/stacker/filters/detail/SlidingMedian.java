package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import java.util.Arrays;

/**
 * The sample in the middle of a square of integers, none of which is missing: counts of all values
 * slide along the rows, one column in, one out, and the median moves with them (Huang, Yang and
 * Tang 1979, IEEE Trans. ASSP 27, 13). Large values are counted by 256 as well, so that it moves in
 * strides. Belongs to one thread.
 */
final class SlidingMedian implements WindowKernel {
  private static final int STRIDE_BITS = 8;

  private final int radius;
  private final int rank;
  private final int[] counts;
  private final int[] strides;

  private int median;

  /** Samples below the median. */
  private int below;

  /**
   * Prepares.
   *
   * @param radius samples to either side
   * @param most the largest value
   */
  SlidingMedian(int radius, int most) {
    this.radius = radius;
    this.rank = (2 * radius + 1) * (2 * radius + 1) / 2;
    this.counts = new int[most + 1];
    this.strides = new int[(most >> STRIDE_BITS) + 1];
  }

  @Override
  public void compute(Tile window, Tile result) {
    int bands = result.bands();
    for (int y = result.region().y(); y < result.region().bottom(); y++) {
      for (int band = 0; band < bands; band++) {
        computeRow(window, result, y, band);
      }
    }
  }

  private void computeRow(Tile window, Tile result, int y, int band) {
    float[] from = window.floats();
    int bands = result.bands();
    int stride = window.region().width() * bands;
    int top = window.index(window.region().x(), y - radius) + band;
    int to = result.index(result.region().x(), y) + band;
    start();
    for (int dx = 0; dx < 2 * radius; dx++) {
      count(from, top + dx * bands, stride, 1);
    }
    for (int x = 0; x < result.region().width(); x++) {
      count(from, top + (x + 2 * radius) * bands, stride, 1);
      result.floats()[to + x * bands] = move();
      count(from, top + x * bands, stride, -1);
    }
  }

  private void start() {
    Arrays.fill(counts, 0);
    Arrays.fill(strides, 0);
    median = 0;
    below = 0;
  }

  private void count(float[] from, int start, int stride, int step) {
    int at = start;
    for (int dy = 0; dy <= 2 * radius; dy++, at += stride) {
      int sample = (int) from[at];
      counts[sample] += step;
      strides[sample >> STRIDE_BITS] += step;
      below += sample < median ? step : 0;
    }
  }

  /** Moves the median to where it belongs. */
  private int move() {
    while (below > rank) {
      median--;
      below -= counts[median];
      while ((median & (1 << STRIDE_BITS) - 1) == 0
          && median > 0
          && below - strides[(median >> STRIDE_BITS) - 1] > rank) {
        median -= 1 << STRIDE_BITS;
        below -= strides[median >> STRIDE_BITS];
      }
    }
    while (below + counts[median] <= rank) {
      below += counts[median];
      median++;
      while ((median & (1 << STRIDE_BITS) - 1) == 0
          && below + strides[median >> STRIDE_BITS] <= rank) {
        below += strides[median >> STRIDE_BITS];
        median += 1 << STRIDE_BITS;
      }
    }
    return median;
  }
}
