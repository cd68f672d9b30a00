package io.github.stacker.filters.detail;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;

/**
 * Means of the samples around places, weighted by taps in both directions; what is missing is left
 * out: {@code sum(w * s) / sum(w)} over the samples that there are.
 *
 * <p>The weights that are left are added in the same way as the samples, of 1 and 0, so that a
 * place none of whose samples is missing is not divided by anything, whatever is missing elsewhere.
 * Computed in single precision, along the columns first. Belongs to one thread.
 */
final class SeparableSum {
  private final LineSum sums;
  private final int radius;
  private final int bands;
  private final boolean complete;
  private final float[][] shifted = new float[Lines.SLOTS][0];
  private float[][] rows = {};
  private float[][] present = {};
  private float[] column = {};
  private float[] weight = {};

  /**
   * Prepares.
   *
   * @param taps what samples are multiplied by
   * @param image what is computed of
   */
  SeparableSum(Taps taps, ImageInfo image) {
    this.sums = new LineSum(taps);
    this.radius = taps.radius();
    this.bands = image.colourBandCount();
    this.complete = image.sampleType().isInteger() && !image.hasAlpha();
  }

  /**
   * Computes the means of a window.
   *
   * @param window samples around the result, {@code radius} to each side
   * @param means gets those of the rows of the result
   */
  void compute(Tile window, Rows means) {
    int height = window.region().height();
    int stride = window.region().width() * bands;
    int length = stride - 2 * radius * bands;
    rows = copied(window, height, stride);
    column = grown(column, stride);
    boolean missing = !complete && takeMissing(height, stride);
    float[] mean = new float[length];
    for (int y = 0; y + 2 * radius < height; y++) {
      sum(rows, y, stride, length, mean);
      if (missing) {
        weight = grown(weight, length);
        sum(present, y, stride, length, weight);
        divide(mean, weight, length);
      }
      means.take(y, mean);
    }
  }

  /** Adds around a row: down the columns, then along the row. */
  private void sum(float[][] from, int y, int stride, int length, float[] sum) {
    sums.add((number, slot) -> from[y + number], stride, column);
    sums.add((number, slot) -> shifted(number, slot, length), length, sum);
  }

  private float[] shifted(int number, int slot, int length) {
    shifted[slot] = grown(shifted[slot], length);
    System.arraycopy(column, number * bands, shifted[slot], 0, length);
    return shifted[slot];
  }

  private float[][] copied(Tile window, int height, int stride) {
    float[][] copies = enough(rows, height, stride);
    for (int y = 0; y < height; y++) {
      System.arraycopy(window.floats(), y * stride, copies[y], 0, stride);
    }
    return copies;
  }

  /** Makes missing samples 0 and notes where they were; tells whether there were any. */
  private boolean takeMissing(int height, int stride) {
    present = enough(present, height, stride);
    boolean any = false;
    for (int y = 0; y < height; y++) {
      float[] row = rows[y];
      float[] there = present[y];
      for (int i = 0; i < stride; i++) {
        boolean missing = row[i] != row[i];
        any |= missing;
        there[i] = missing ? 0 : 1;
        row[i] = missing ? 0 : row[i];
      }
    }
    return any;
  }

  private void divide(float[] mean, float[] weights, int length) {
    float all = all();
    for (int i = 0; i < length; i++) {
      mean[i] = weights[i] == all ? mean[i] : mean[i] / weights[i];
    }
  }

  /** Gives what the weights of a place come to that lacks nothing. */
  private float all() {
    float[] one = {1};
    float[] sum = {0};
    sums.add((number, slot) -> one, 1, sum);
    float down = sum[0];
    float[] along = {down};
    sums.add((number, slot) -> along, 1, sum);
    return sum[0];
  }

  private static float[][] enough(float[][] arrays, int count, int length) {
    if (arrays.length >= count && arrays[0].length >= length) {
      return arrays;
    }
    return new float[Math.max(count, arrays.length)][length];
  }

  private static float[] grown(float[] array, int length) {
    return array.length < length ? new float[length] : array;
  }

  /** Is given the means row by row. */
  interface Rows {
    /**
     * Takes a row.
     *
     * @param row from 0
     * @param means one for each sample, from index 0 on; used again for the next row
     */
    void take(int row, float[] means);
  }
}
