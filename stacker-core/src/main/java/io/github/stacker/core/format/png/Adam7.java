package io.github.stacker.core.format.png;

import io.github.stacker.api.Tile;

/** The passes of an interlaced picture: each has every so many columns of every so many rows. */
enum Adam7 {
  PASS_1(0, 8, 0, 8),
  PASS_2(4, 8, 0, 8),
  PASS_3(0, 4, 4, 8),
  PASS_4(2, 4, 0, 4),
  PASS_5(0, 2, 2, 4),
  PASS_6(1, 2, 0, 2),
  PASS_7(0, 1, 1, 2);

  private final int firstColumn;
  private final int columnStep;
  private final int firstRow;
  private final int rowStep;

  Adam7(int firstColumn, int columnStep, int firstRow, int rowStep) {
    this.firstColumn = firstColumn;
    this.columnStep = columnStep;
    this.firstRow = firstRow;
    this.rowStep = rowStep;
  }

  /** Gives the columns of the pass, of so many of the picture. */
  int columns(int width) {
    return parts(width, firstColumn, columnStep);
  }

  /** Gives the rows of the pass, of so many of the picture. */
  int rows(int height) {
    return parts(height, firstRow, rowStep);
  }

  private static int parts(int length, int first, int step) {
    return (int) (((long) length - first + step - 1) / step);
  }

  /** Puts row {@code y} of the pass where it belongs in the picture. */
  void scatter(Tile row, Tile picture, int y) {
    int bands = picture.bands();
    int to = picture.index(firstColumn, firstRow + y * rowStep);
    for (int from = 0; from < row.sampleCount(); from += bands) {
      System.arraycopy(row.array(), from, picture.array(), to, bands);
      to += columnStep * bands;
    }
  }
}
