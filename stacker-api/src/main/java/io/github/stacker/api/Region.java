package io.github.stacker.api;

/**
 * A half-open rectangle of pixels: columns {@code x .. x + width - 1}, rows {@code y .. y + height
 * - 1}.
 *
 * <p>A side is at most 2<sup>31</sup>-1 pixels long; products of sides are {@code long}.
 *
 * @param x first column; may be negative where a region is relative to another
 * @param y first row; may be negative where a region is relative to another
 * @param width number of columns, at least 0
 * @param height number of rows, at least 0
 */
public record Region(int x, int y, int width, int height) {
  /**
   * Checks the sides.
   *
   * @throws IllegalArgumentException if a side is negative or the far edge is beyond
   *     2<sup>31</sup>-1
   */
  public Region {
    if (width < 0 || height < 0) {
      throw new IllegalArgumentException(
          "a region of " + width + "x" + height + " pixels has a negative side");
    }
    if ((long) x + width > Integer.MAX_VALUE || (long) y + height > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the far edge of the region %d,%d %dx%d is beyond 2^31-1".formatted(x, y, width, height));
    }
  }

  /**
   * Gives the region of a whole image.
   *
   * @param width its columns
   * @param height its rows
   * @return the region at 0, 0
   */
  public static Region of(int width, int height) {
    return new Region(0, 0, width, height);
  }

  /**
   * Gives the first column to the right of the region.
   *
   * @return {@code x + width}
   */
  public int right() {
    return x + width;
  }

  /**
   * Gives the first row below the region.
   *
   * @return {@code y + height}
   */
  public int bottom() {
    return y + height;
  }

  /**
   * Gives the number of pixels.
   *
   * @return {@code width * height}
   */
  public long pixels() {
    return (long) width * height;
  }

  /**
   * Tells whether the region has no pixel.
   *
   * @return true if a side is 0
   */
  public boolean isEmpty() {
    return width == 0 || height == 0;
  }

  /**
   * Tells whether every pixel of another region is in this one.
   *
   * @param other the region that may be inside
   * @return true if {@code other} is inside or empty
   */
  public boolean contains(Region other) {
    return other.isEmpty()
        || (other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom());
  }

  /**
   * Gives the pixels that two regions share.
   *
   * @param other the other region
   * @return the shared rectangle; an empty region if there is none
   */
  public Region intersection(Region other) {
    int left = Math.max(x, other.x);
    int top = Math.max(y, other.y);
    int sharedWidth = Math.max(0, Math.min(right(), other.right()) - left);
    int sharedHeight = Math.max(0, Math.min(bottom(), other.bottom()) - top);
    return new Region(left, top, sharedWidth, sharedHeight);
  }

  /**
   * Gives the same rectangle elsewhere.
   *
   * @param dx columns to the right
   * @param dy rows down
   * @return the moved region
   */
  public Region translate(int dx, int dy) {
    return new Region(Math.addExact(x, dx), Math.addExact(y, dy), width, height);
  }

  /** Written out, since what records have by themselves is put together anew at every start. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Region region
        && x == region.x
        && y == region.y
        && width == region.width
        && height == region.height;
  }

  @Override
  public int hashCode() {
    return ((x * 31 + y) * 31 + width) * 31 + height;
  }

  /**
   * Says where the region is, as messages do.
   *
   * @return size, column and row, like {@code 5x3 at 67,0}; of a single pixel {@code pixel 67,0}
   */
  @Override
  public String toString() {
    String place = x + "," + y;
    return width == 1 && height == 1 ? "pixel " + place : width + "x" + height + " at " + place;
  }
}
