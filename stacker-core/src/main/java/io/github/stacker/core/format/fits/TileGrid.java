package io.github.stacker.core.format.fits;

import io.github.stacker.api.Limits;
import java.io.IOException;

/**
 * How a compressed picture is cut into tiles. Rows here are those of the file.
 *
 * @param picture the whole
 * @param width columns of a tile that is not cut by the edge
 * @param height rows of one
 * @param depth planes of one
 */
record TileGrid(PictureHeader picture, int width, int height, int depth) {
  static TileGrid of(Header header, PictureHeader picture, Limits limits) throws IOException {
    int width = side(header, 1, picture.width(), picture.width());
    int height = side(header, 2, 1, picture.height());
    int depth = side(header, 3, 1, picture.planes());
    TileGrid grid = new TileGrid(picture, width, height, depth);
    if ((double) width * height * depth * picture.sampleBytes() > limits.wholeBytes()) {
      throw new IOException(
          "tiles of %dx%dx%d samples are too large to decode".formatted(width, height, depth));
    }
    return grid;
  }

  /** Some files claim tiles that are larger than the picture. */
  private static int side(Header header, int axis, int usual, int most) throws IOException {
    String name = "ZTILE" + axis;
    if (header.text(name).isEmpty()) {
      return usual;
    }
    return (int) Math.min(most, header.integer(name, 1, Integer.MAX_VALUE));
  }

  int columns() {
    return (picture.width() - 1) / width + 1;
  }

  int rows() {
    return (picture.height() - 1) / height + 1;
  }

  int layers() {
    return (picture.planes() - 1) / depth + 1;
  }

  long count() {
    return (long) columns() * rows() * layers();
  }

  /** Gives the number of a tile in the table. */
  int number(int column, int row, int layer) {
    return (layer * rows() + row) * columns() + column;
  }

  int widthOf(int column) {
    return Math.min(width, picture.width() - column * width);
  }

  int heightOf(int row) {
    return Math.min(height, picture.height() - row * height);
  }

  int depthOf(int layer) {
    return Math.min(depth, picture.planes() - layer * depth);
  }
}
