package io.github.stacker.api;

/**
 * How the samples of an image are stored: in tiles of one size, side by side, or in strips, which
 * are tiles as wide as the image.
 *
 * @param left a column at which a tile begins, from 0 to {@code width} - 1
 * @param top a row at which a tile begins, from 0 to {@code height} - 1
 * @param width columns of a tile; those of the last ones may reach beyond the image
 * @param height rows of a tile, likewise
 * @param workingBytes the memory that the source holds while all that it is asked for lies in one
 *     column of tiles, an upper estimate
 */
public record Tiling(int left, int top, int width, int height, long workingBytes) {
  /** Checks the numbers. */
  public Tiling {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("tiles of %dx%d".formatted(width, height));
    }
    if (left < 0 || left >= width || top < 0 || top >= height) {
      throw new IllegalArgumentException(
          "no first tile of %dx%d begins at %d,%d".formatted(width, height, left, top));
    }
  }

  /**
   * Makes tiles that begin at the first pixel.
   *
   * @param width columns of a tile
   * @param height rows of a tile
   * @param workingBytes memory held while tiles of one column are read
   * @return the tiling
   */
  public static Tiling of(int width, int height, long workingBytes) {
    return new Tiling(0, 0, width, height, workingBytes);
  }

  /**
   * Gives the same tiles where the image is moved.
   *
   * @param x columns that the image moves to the right, perhaps negative
   * @param y rows that it moves down
   * @return the tiling of the moved image
   */
  public Tiling translate(int x, int y) {
    return new Tiling(
        Math.floorMod((long) left + x, width),
        Math.floorMod((long) top + y, height),
        width,
        height,
        workingBytes);
  }

  /**
   * Gives the same tiles of a source that holds more memory beside them.
   *
   * @param bytes how much more
   * @return the tiling
   */
  public Tiling plusWorkingBytes(long bytes) {
    return new Tiling(left, top, width, height, workingBytes + bytes);
  }

  /**
   * Tells whether tiles begin and end at the same places as another's.
   *
   * @param other another tiling
   * @return true if all but the memory is equal
   */
  public boolean isAlignedWith(Tiling other) {
    return left == other.left && top == other.top && width == other.width && height == other.height;
  }
}
