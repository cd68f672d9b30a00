package io.github.stacker.filters.geometry;

import java.util.Arrays;

/**
 * The pixels that each pixel along one side of a resampled image is made of, and their weights,
 * computed once. Source: Pillow, {@code precompute_coeffs} in {@code Resample.c}: pixel i of the
 * result is centred at {@code (i + 0.5) * scale}, pixels whose middle is within the kernel's
 * support count, those beyond the side do not exist.
 */
final class Axis {
  private final int[] firsts;
  private final int[] offsets;
  private double[] weights;

  private Axis(int length) {
    firsts = new int[length];
    offsets = new int[length + 1];
    weights = new double[length];
  }

  static Axis of(Side side) {
    Axis axis = new Axis(side.into());
    if (!side.mixes()) {
      axis.pick(side);
      return axis;
    }
    for (int i = 0; i < side.into(); i++) {
      axis.weigh(i, side);
    }
    return axis;
  }

  /** Steps from middle to middle as Pillow does, whose rounding decides between two pixels. */
  private void pick(Side side) {
    double middle = side.scale() * 0.5;
    for (int i = 0; i < side.into(); i++) {
      add(i, Math.min(side.size() - 1, (int) middle), new double[] {1});
      middle += side.scale();
    }
  }

  private void weigh(int i, Side side) {
    double centre = (i + 0.5) * side.scale();
    double unit = Math.max(1, side.scale());
    double support = side.kernel().support() * unit;
    int first = Math.max(0, (int) (centre - support + 0.5));
    int end = Math.min(side.size(), (int) (centre + support + 0.5));
    double[] found = new double[end - first];
    double sum = 0;
    for (int k = 0; k < found.length; k++) {
      found[k] = side.kernel().weight((first + k - centre + 0.5) * (1 / unit));
      sum += found[k];
    }
    for (int k = 0; k < found.length; k++) {
      found[k] /= sum;
    }
    addWithoutZeros(i, first, found);
  }

  /** Pixels of no weight at either end need not be read. */
  private void addWithoutZeros(int i, int first, double[] found) {
    int from = 0;
    int end = found.length;
    while (from < end - 1 && found[from] == 0) {
      from++;
    }
    while (end > from + 1 && found[end - 1] == 0) {
      end--;
    }
    add(i, first + from, Arrays.copyOfRange(found, from, end));
  }

  private void add(int i, int first, double[] found) {
    int end = offsets[i] + found.length;
    if (end > weights.length) {
      weights = Arrays.copyOf(weights, Math.max(end, weights.length + weights.length / 2));
    }
    System.arraycopy(found, 0, weights, offsets[i], found.length);
    firsts[i] = first;
    offsets[i + 1] = end;
  }

  /** Gives the first pixel that pixel i of the result is made of; it never decreases. */
  int first(int i) {
    return firsts[i];
  }

  /** Gives the first pixel behind those that pixel i of the result is made of; never decreases. */
  int end(int i) {
    return firsts[i] + taps(i);
  }

  /** Gives the number of pixels of the result. */
  int length() {
    return firsts.length;
  }

  /** Gives the number of pixels that those of the result are made of at most. */
  int mostTaps() {
    int most = 1;
    for (int i = 0; i < length(); i++) {
      most = Math.max(most, taps(i));
    }
    return most;
  }

  int taps(int i) {
    return offsets[i + 1] - offsets[i];
  }

  /** Gives the weight of pixel {@code first(i) + k}. */
  double weight(int i, int k) {
    return weights[offsets[i] + k];
  }
}
