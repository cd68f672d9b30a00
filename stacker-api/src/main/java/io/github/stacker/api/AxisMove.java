package io.github.stacker.api;

/**
 * Where places go, by one number for each axis: {@code x' = ofColumn * x + right} and {@code y' =
 * ofRow * y + down}, or, if axes change places, {@code x' = ofRow * y + right} and {@code y' =
 * ofColumn * x + down}.
 *
 * @param swapsAxes whether columns become rows
 * @param ofColumn how many pixels one pixel to the right becomes, negative if it goes the other way
 * @param ofRow how many pixels one pixel down or up the rows becomes
 * @param right added to the column
 * @param down added to the row
 */
record AxisMove(boolean swapsAxes, double ofColumn, double ofRow, double right, double down) {
  /** Gives what whole pixels do, numbered from 1. */
  static AxisMove of(PixelMove move) {
    return new AxisMove(
        move.xx() == 0,
        move.xx() + move.yx(),
        move.xy() + move.yy(),
        move.right() + 1 - move.xx() - move.xy(),
        move.down() + 1 - move.yx() - move.yy());
  }

  /**
   * Gives what becomes of pixels, numbered from 1, if others are laid over them from the upper left
   * corner.
   *
   * @param width columns of the old ones that one of the new ones is wide
   * @param height rows of the old ones that one of the new ones is high
   */
  static AxisMove resizing(double width, double height) {
    return new AxisMove(false, 1 / width, 1 / height, 0.5 - 0.5 / width, 0.5 - 0.5 / height);
  }

  /**
   * Gives the same for rows that are counted upwards.
   *
   * @param height rows of the image before
   * @param newHeight rows of the image afterwards
   */
  AxisMove upwards(int height, int newHeight) {
    double above = ofRow * (height + 1);
    return swapsAxes
        ? new AxisMove(true, -ofColumn, -ofRow, right + above, newHeight + 1 - down)
        : new AxisMove(false, ofColumn, ofRow, right, newHeight + 1 - down - above);
  }

  /** Tells whether an axis stays as it is, but for its beginning. */
  boolean isShift() {
    return !swapsAxes && ofColumn == 1 && ofRow == 1;
  }
}
