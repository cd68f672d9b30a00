package io.github.stacker.cli.demo;

/** Pixels that are bright in every frame, as on a warm sensor: at most one in a square of 128. */
final class HotPixels implements Layer {
  private static final int SQUARE = 128;

  private final long seed;

  HotPixels(long seed) {
    this.seed = seed;
  }

  @Override
  public void paint(PixelRow row) {
    int squareRow = row.y() / SQUARE;
    int last = (row.x() + row.count() - 1) / SQUARE;
    for (int square = row.x() / SQUARE; square <= last; square++) {
      long bits = Hash.of(seed, square, squareRow);
      int x = square * SQUARE + (int) (bits >>> 57) - row.x();
      int y = squareRow * SQUARE + (int) (bits >>> 50 & SQUARE - 1);
      if (y == row.y() && x >= 0 && x < row.count()) {
        heat(row, x, bits);
      }
    }
  }

  /** Brightens one or two bands, since each pixel of a sensor sees one colour. */
  private static void heat(PixelRow row, int index, long bits) {
    float[][] bands = {row.red(), row.green(), row.blue()};
    int band = (int) ((bits & 0xffff) % 3);
    bands[band][index] = 250;
    bands[(band + 1) % 3][index] += 100 * Hash.unit(bits << 24);
  }
}
