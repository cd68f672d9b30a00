package io.github.stacker.api;

/**
 * The extra columns and rows that a filter reads around a region.
 *
 * @param columns to the left and to the right, at least 0
 * @param rows above and below, at least 0
 */
public record Halo(int columns, int rows) {
  /** A limit that no sensible filter reaches: what is larger is a mistake. */
  private static final int MOST = 1 << 14;

  /**
   * Checks the sides.
   *
   * @throws IllegalArgumentException if one is negative or above 16384
   */
  public Halo {
    if (columns < 0 || rows < 0 || columns > MOST || rows > MOST) {
      throw new IllegalArgumentException(
          "a halo of %d columns and %d rows is not from 0 to %d".formatted(columns, rows, MOST));
    }
  }

  /**
   * Gives a halo that is as wide as it is high.
   *
   * @param radius columns and rows
   * @return the halo
   */
  public static Halo of(int radius) {
    return new Halo(radius, radius);
  }

  /**
   * Gives a region with its halo, which may reach beyond the image.
   *
   * @param region what is computed
   * @return what it is computed of
   */
  public Region around(Region region) {
    return new Region(
        region.x() - columns,
        region.y() - rows,
        region.width() + 2 * columns,
        region.height() + 2 * rows);
  }
}
