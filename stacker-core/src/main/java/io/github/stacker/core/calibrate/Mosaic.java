package io.github.stacker.core.calibrate;

/** Which samples of a band are of one kind. */
public enum Mosaic {
  /** All. */
  NONE(1),
  /** Those at the same place of cells of 2x2 samples, whose colours differ. */
  BAYER(2);

  private final int side;

  Mosaic(int side) {
    this.side = side;
  }

  /** Gives columns and rows of a cell. */
  int side() {
    return side;
  }

  /** Gives the number of kinds. */
  int kinds() {
    return side * side;
  }

  /** Gives the kind of the samples at a place. */
  int kindAt(int x, int y) {
    return y % side * side + x % side;
  }
}
