package io.github.stacker.core.format.png;

/** How rows are prepared for compression: what is stored of each byte. */
public enum PngFilter {
  /** For each row, of the other five the one whose bytes are nearest to zero in sum. */
  AUTO,
  /** The byte itself. */
  NONE,
  /** The difference to the pixel on the left. */
  SUB,
  /** The difference to the pixel above. */
  UP,
  /** The difference to the mean of those two. */
  AVERAGE,
  /** The difference to the neighbour that continues the slope best. */
  PAETH;

  /** Gives the number that stands before a row; AUTO has none. */
  int code() {
    return ordinal() - 1;
  }
}
