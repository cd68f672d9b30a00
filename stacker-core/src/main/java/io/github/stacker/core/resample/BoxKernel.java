package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;

/**
 * Means of two by two pixels of two rows, missing samples not looked at: among floating samples
 * they make the mean NaN.
 */
final class BoxKernel {
  private final int width;
  private final int bands;

  private BoxKernel(int width, int bands) {
    this.width = width;
    this.bands = bands;
  }

  /** Makes a kernel for the rows of a picture. */
  static BoxKernel of(ImageInfo picture) {
    return new BoxKernel(picture.width(), picture.bandCount());
  }

  /**
   * Reduces a pair of rows.
   *
   * @param top holds the upper row
   * @param topAt index of its first sample
   * @param low holds the lower row; may be {@code top}
   * @param lowAt index of its first sample
   * @param into gets the reduced row
   * @param at index of its first sample
   */
  void mean(Tile top, int topAt, Tile low, int lowAt, Tile into, int at) {
    for (int b = 0; b < bands; b++) {
      int end = at + b + width / 2 * bands;
      switch (into.type()) {
        case UINT8 ->
            mean(top.bytes(), topAt + b, low.bytes(), lowAt + b, into.bytes(), at + b, end);
        case UINT16 ->
            mean(top.shorts(), topAt + b, low.shorts(), lowAt + b, into.shorts(), at + b, end);
        case FLOAT32 ->
            mean(top.floats(), topAt + b, low.floats(), lowAt + b, into.floats(), at + b, end);
        case FLOAT64 ->
            mean(top.doubles(), topAt + b, low.doubles(), lowAt + b, into.doubles(), at + b, end);
      }
    }
    if (width % 2 == 1) {
      int last = (width - 1) * bands;
      int lastInto = at + width / 2 * bands;
      for (int b = 0; b < bands; b++) {
        into.set(lastInto + b, (top.get(topAt + last + b) + low.get(lowAt + last + b)) / 2);
      }
    }
  }

  private void mean(byte[] top, int t, byte[] low, int l, byte[] into, int at, int end) {
    int next = bands;
    for (int i = at; i < end; i += next) {
      int sum = (top[t] & 0xff) + (top[t + next] & 0xff) + (low[l] & 0xff) + (low[l + next] & 0xff);
      into[i] = (byte) (sum + 2 >> 2);
      t += 2 * next;
      l += 2 * next;
    }
  }

  private void mean(short[] top, int t, short[] low, int l, short[] into, int at, int end) {
    int next = bands;
    for (int i = at; i < end; i += next) {
      int sum = (top[t] & 0xffff) + (top[t + next] & 0xffff);
      sum += (low[l] & 0xffff) + (low[l + next] & 0xffff);
      into[i] = (short) (sum + 2 >> 2);
      t += 2 * next;
      l += 2 * next;
    }
  }

  private void mean(float[] top, int t, float[] low, int l, float[] into, int at, int end) {
    int next = bands;
    for (int i = at; i < end; i += next) {
      double sum = (double) top[t] + top[t + next] + ((double) low[l] + low[l + next]);
      into[i] = (float) (sum / 4);
      t += 2 * next;
      l += 2 * next;
    }
  }

  private void mean(double[] top, int t, double[] low, int l, double[] into, int at, int end) {
    int next = bands;
    for (int i = at; i < end; i += next) {
      into[i] = (top[t] + top[t + next] + (low[l] + low[l + next])) / 4;
      t += 2 * next;
      l += 2 * next;
    }
  }
}
