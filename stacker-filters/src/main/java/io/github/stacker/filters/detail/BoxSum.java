package io.github.stacker.filters.detail;

/**
 * Sums of the samples of squares by doubling (Hillis and Steele 1986, Data parallel algorithms,
 * Comm. ACM 29, 1170): of two neighbours, of four, of eight and so on; those that make up the side
 * of a square are added. The time grows with the logarithm of the side.
 *
 * <p>Nothing is taken out of a sum again, so that each is made of the same parts in the same order
 * wherever its place is. In single precision, down the columns first. Belongs to one thread.
 */
final class BoxSum {
  /** Samples of a row that are added at one time, so that all rows stay in the cache. */
  private static final int STRIP = 512;

  private final int side;
  private final int bands;

  /** Sums of so many rows as one of the powers of two, from each row on. */
  private float[][] doubled = {};

  private float[][] sums = {};
  private float[][] down = {};
  private float[] along = {};
  private float[] shifted = {};

  /**
   * Prepares.
   *
   * @param side columns and rows of a square, odd
   * @param bands samples per pixel
   */
  BoxSum(int side, int bands) {
    this.side = side;
    this.bands = bands;
  }

  /**
   * Adds.
   *
   * @param samples row after row
   * @param stride samples of a row
   * @param height rows, at least {@code side}
   * @param into gets the sums of all squares within, row after row
   */
  void add(float[] samples, int stride, int height, float[] into) {
    int rows = height - side + 1;
    int length = stride - (side - 1) * bands;
    reserve(height, rows, stride);
    for (int start = 0; start < stride; start += STRIP) {
      int count = Math.min(STRIP, stride - start);
      for (int y = 0; y < height; y++) {
        System.arraycopy(samples, y * stride + start, doubled[y], 0, count);
      }
      addDown(height, rows, count);
      for (int y = 0; y < rows; y++) {
        System.arraycopy(sums[y], 0, down[y], start, count);
      }
    }
    for (int y = 0; y < rows; y++) {
      addAlong(down[y], stride, length);
      System.arraycopy(along, 0, into, y * length, length);
    }
  }

  private void reserve(int height, int rows, int stride) {
    if (doubled.length < height) {
      doubled = new float[height][STRIP];
    }
    if (down.length < rows || down[0].length < stride) {
      sums = new float[rows][STRIP];
      down = new float[rows][stride];
      along = new float[stride];
      shifted = new float[stride];
    }
  }

  private void addDown(int height, int rows, int count) {
    for (int y = 0; y < rows; y++) {
      System.arraycopy(doubled[y], 0, sums[y], 0, count);
    }
    int added = 1;
    for (int size = 1; added < side; size *= 2) {
      for (int y = 0; y + 2 * size <= height; y++) {
        add(doubled[y], doubled[y + size], count);
      }
      if ((side & 2 * size) != 0) {
        for (int y = 0; y < rows; y++) {
          add(sums[y], doubled[y + added], count);
        }
        added += 2 * size;
      }
    }
  }

  private void addAlong(float[] row, int stride, int length) {
    System.arraycopy(row, 0, along, 0, length);
    int added = 1;
    int count = stride;
    for (int size = 1; added < side; size *= 2) {
      count -= size * bands;
      System.arraycopy(row, size * bands, shifted, 0, count);
      add(row, shifted, count);
      if ((side & 2 * size) != 0) {
        System.arraycopy(row, added * bands, shifted, 0, length);
        add(along, shifted, length);
        added += 2 * size;
      }
    }
  }

  private static void add(float[] sum, float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      sum[i] += samples[i];
    }
  }
}
