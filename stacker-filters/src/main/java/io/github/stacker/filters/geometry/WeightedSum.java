package io.github.stacker.filters.geometry;

import java.util.Arrays;

/**
 * Adds up arrays with the weights of one pixel of an axis, always in the same order: four and four
 * from the first, then the rest one by one. The loops are such that compilers make vector
 * instructions of them.
 */
final class WeightedSum {
  /** So much of each array is added up at once, so that the sums stay in the cache. */
  private static final int PIECE = 2048;

  private WeightedSum() {}

  /**
   * Computes the sums of pixel i.
   *
   * @param axis has the pixels and weights
   * @param i which pixel of the result
   * @param ring holds the array of pixel n at n modulo its length
   * @param sums gets them
   * @param length how many there are
   */
  static void of(Axis axis, int i, double[][] ring, double[] sums, int length) {
    for (int from = 0; from < length; from += PIECE) {
      piece(axis, i, ring, sums, from, Math.min(length, from + PIECE));
    }
  }

  private static void piece(Axis axis, int i, double[][] ring, double[] sums, int from, int end) {
    Arrays.fill(sums, from, end, 0);
    int taps = axis.taps(i);
    int at = axis.first(i) % ring.length;
    int k = 0;
    for (; k + 4 <= taps; k += 4) {
      double[] a = ring[at];
      at = at + 1 == ring.length ? 0 : at + 1;
      double[] b = ring[at];
      at = at + 1 == ring.length ? 0 : at + 1;
      double[] c = ring[at];
      at = at + 1 == ring.length ? 0 : at + 1;
      double[] d = ring[at];
      at = at + 1 == ring.length ? 0 : at + 1;
      double wa = axis.weight(i, k);
      double wb = axis.weight(i, k + 1);
      double wc = axis.weight(i, k + 2);
      double wd = axis.weight(i, k + 3);
      for (int n = from; n < end; n++) {
        sums[n] += wa * a[n] + wb * b[n] + wc * c[n] + wd * d[n];
      }
    }
    for (; k < taps; k++) {
      double[] a = ring[at];
      at = at + 1 == ring.length ? 0 : at + 1;
      double wa = axis.weight(i, k);
      for (int n = from; n < end; n++) {
        sums[n] += wa * a[n];
      }
    }
  }
}
