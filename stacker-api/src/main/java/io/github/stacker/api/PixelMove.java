package io.github.stacker.api;

/**
 * Where whole pixels go: {@code x' = xx * x + xy * y + right} and {@code y' = yx * x + yy * y +
 * down}, where one of {@code xx} and {@code xy} is 1 or -1 and the other 0, and so on.
 *
 * @param xx what a column adds to the column
 * @param xy what a row adds to the column
 * @param yx what a column adds to the row
 * @param yy what a row adds to the row
 * @param right added to the column
 * @param down added to the row
 */
record PixelMove(int xx, int xy, int yx, int yy, int right, int down) {
  /** Gives the move by which a box, which may reach beyond the image, becomes an image. */
  static PixelMove cropping(Region box) {
    return new PixelMove(1, 0, 0, 1, -box.x(), -box.y());
  }

  /** Gives the move that turns an image. */
  static PixelMove turning(Orientation orientation, int width, int height) {
    Region origin = orientation.turn(new Region(0, 0, 1, 1), width, height);
    Region beside = orientation.turn(new Region(1, 0, 1, 1), width, height);
    Region below = orientation.turn(new Region(0, 1, 1, 1), width, height);
    return new PixelMove(
        beside.x() - origin.x(),
        below.x() - origin.x(),
        beside.y() - origin.y(),
        below.y() - origin.y(),
        origin.x(),
        origin.y());
  }

  /** Gives the column before of a pixel afterwards. */
  int sourceX(int x, int y) {
    return xx * (x - right) + yx * (y - down);
  }

  /** Gives the row before of a pixel afterwards. */
  int sourceY(int x, int y) {
    return xy * (x - right) + yy * (y - down);
  }
}
