package io.github.stacker.filters.geometry;

/**
 * The size of an image that was reduced to fit a box. Source: Pillow, {@code Image.thumbnail}.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
record Fitted(int width, int height) {
  /**
   * Fits an image.
   *
   * @param width its columns
   * @param height its rows
   * @param mostColumns columns of the box
   * @param mostRows rows of the box
   * @return its own size if that fits, else one that touches the box
   */
  static Fitted of(int width, int height, int mostColumns, int mostRows) {
    if (width <= mostColumns && height <= mostRows) {
      return new Fitted(width, height);
    }
    double aspect = (double) width / height;
    if ((double) mostColumns / mostRows >= aspect) {
      return new Fitted(columnsFor(mostRows, aspect), mostRows);
    }
    return new Fitted(mostColumns, rowsFor(mostColumns, aspect));
  }

  private static int columnsFor(int rows, double aspect) {
    int low = (int) Math.floor(rows * aspect);
    int high = (int) Math.ceil(rows * aspect);
    double lowError = Math.abs(aspect - (double) low / rows);
    double highError = Math.abs(aspect - (double) high / rows);
    return Math.max(1, highError < lowError ? high : low);
  }

  /** No rows at all would be an exact fit to Pillow; there is one at least. */
  private static int rowsFor(int columns, double aspect) {
    int low = (int) Math.floor(columns / aspect);
    int high = (int) Math.ceil(columns / aspect);
    if (low == 0) {
      return 1;
    }
    double lowError = Math.abs(aspect - (double) columns / low);
    double highError = Math.abs(aspect - (double) columns / high);
    return highError < lowError ? high : low;
  }
}
