package io.github.stacker.core.statistics;

import io.github.stacker.api.Tile;

/** The samples of one band in one row of a floating frame, those that count closed up. */
final class FloatingLine {
  private final double[] samples;
  private int count;

  FloatingLine(int width) {
    samples = new double[width];
  }

  /** Takes all samples of a band in a row. */
  void take(Tile tile, int y, int band) {
    count = tile.region().width();
    int from = tile.index(0, y) + band;
    switch (tile.type()) {
      case FLOAT32 -> take(tile.floats(), from, tile.bands());
      case FLOAT64 -> take(tile.doubles(), from, tile.bands());
      default -> throw new IllegalStateException(tile.type() + " samples are integers");
    }
  }

  private void take(float[] from, int offset, int step) {
    for (int i = 0, at = offset; i < count; i++, at += step) {
      samples[i] = from[at];
    }
  }

  private void take(double[] from, int offset, int step) {
    for (int i = 0, at = offset; i < count; i++, at += step) {
      samples[i] = from[at];
    }
  }

  /** Leaves out the samples of pixels whose alpha is below white. */
  void keepWhere(FloatingLine alpha, double white) {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      samples[kept] = samples[i];
      kept += alpha.samples[i] >= white ? 1 : 0;
    }
    count = kept;
  }

  /** Leaves out NaN and what is infinite as a {@code float}. */
  void leaveOutUnusable() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double sample = samples[i];
      samples[kept] = sample;
      kept += Math.abs(sample) <= Float.MAX_VALUE ? 1 : 0;
    }
    count = kept;
  }

  void leaveOutZeros() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      double sample = samples[i];
      samples[kept] = sample;
      kept += sample != 0 ? 1 : 0;
    }
    count = kept;
  }

  /** Gives the array itself, in use up to {@link #count()}. */
  double[] samples() {
    return samples;
  }

  int count() {
    return count;
  }
}
