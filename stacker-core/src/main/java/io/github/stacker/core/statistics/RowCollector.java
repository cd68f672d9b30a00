package io.github.stacker.core.statistics;

import io.github.stacker.api.Tile;

/** Measures all bands of a frame, row by row. */
interface RowCollector {
  /**
   * Takes one row.
   *
   * @param tile holds the row, in its whole width
   * @param y which row; each once, from 0 on
   */
  void add(Tile tile, int y);

  /** Gives the statistics of the rows taken. */
  FrameStatistics finish();
}
