package io.github.stacker.core.statistics;

import io.github.stacker.api.Tile;

/** The samples of one band in one row of an integer frame, those that count closed up. */
final class IntegerLine {
  private final int[] samples;
  private int count;

  IntegerLine(int width) {
    samples = new int[width];
  }

  /** Takes all samples of a band in a row. */
  void take(Tile tile, int y, int band) {
    count = tile.region().width();
    int from = tile.index(0, y) + band;
    switch (tile.type()) {
      case UINT8 -> take(tile.bytes(), from, tile.bands());
      case UINT16 -> take(tile.shorts(), from, tile.bands());
      default -> throw new IllegalStateException(tile.type() + " samples are no integers");
    }
  }

  private void take(byte[] from, int offset, int step) {
    for (int i = 0, at = offset; i < count; i++, at += step) {
      samples[i] = from[at] & 0xff;
    }
  }

  private void take(short[] from, int offset, int step) {
    for (int i = 0, at = offset; i < count; i++, at += step) {
      samples[i] = from[at] & 0xffff;
    }
  }

  /** Leaves out the samples of pixels whose alpha is below white. */
  void keepWhere(IntegerLine alpha, double white) {
    int least = (int) Math.ceil(Math.min(white, Integer.MAX_VALUE));
    int kept = 0;
    for (int i = 0; i < count; i++) {
      samples[kept] = samples[i];
      kept += alpha.samples[i] >= least ? 1 : 0;
    }
    count = kept;
  }

  void leaveOutZeros() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      int sample = samples[i];
      samples[kept] = sample;
      kept += sample != 0 ? 1 : 0;
    }
    count = kept;
  }

  /** Gives the array itself, in use up to {@link #count()}. */
  int[] samples() {
    return samples;
  }

  int count() {
    return count;
  }
}
