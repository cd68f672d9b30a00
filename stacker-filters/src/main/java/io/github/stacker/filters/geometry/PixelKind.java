package io.github.stacker.filters.geometry;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;

/**
 * How pixels that are sums of others are computed and stored, whatever weighs them.
 *
 * <p>Where there is alpha, colours are weighed by it ({@link #premultiplied()}): what goes into a
 * sum is {@code colour * alpha / white}, and the sum is divided by that of alpha. A pixel with a
 * NaN counts as one of alpha 0. Without alpha, floating samples that are NaN go in as 0 and their
 * weights are summed beside ({@link #hasGaps()}); where they are more than half there is no sample,
 * else the sum is divided by the weights of the others.
 */
final class PixelKind {
  /** The weights of missing samples that a sample may have; the rest is for rounding. */
  private static final double MOST_MISSING = 0.5 + 1e-9;

  private final int bands;
  private final double white;
  private final boolean premultiplied;
  private final boolean gaps;
  private final boolean integer;

  /**
   * Looks at an image.
   *
   * @param image what is resampled
   * @param mixes whether pixels are sums of several ones, not copies
   */
  PixelKind(ImageInfo image, boolean mixes) {
    bands = image.bandCount();
    white = image.white();
    integer = image.sampleType().isInteger();
    premultiplied = mixes && image.hasAlpha();
    gaps = !premultiplied && !integer;
  }

  int bands() {
    return bands;
  }

  boolean premultiplied() {
    return premultiplied;
  }

  /** Tells whether missing samples are summed beside the others. */
  boolean hasGaps() {
    return gaps;
  }

  boolean isInteger() {
    return integer;
  }

  double white() {
    return white;
  }

  /**
   * Makes samples of sums.
   *
   * @param sums of whole pixels; changed
   * @param missing weights of missing samples, to be heeded if {@code hasMissing}
   * @param hasMissing whether any sample was missing
   * @param count how many sums there are
   * @param into gets the samples
   * @param at index of the first in its array
   */
  void store(double[] sums, double[] missing, boolean hasMissing, int count, Tile into, int at) {
    if (premultiplied) {
      divideByAlpha(sums, count);
    } else if (hasMissing) {
      divideByPresent(sums, missing, count);
    }
    switch (into.type()) {
      case UINT8 -> round(sums, into.bytes(), at, count);
      case UINT16 -> round(sums, into.shorts(), at, count);
      case FLOAT32 -> narrow(sums, into.floats(), at, count);
      case FLOAT64 -> System.arraycopy(sums, 0, into.doubles(), at, count);
    }
  }

  private void divideByAlpha(double[] sums, int count) {
    double none = integer ? 0 : Double.NaN;
    for (int i = 0; i < count; i += bands) {
      double alpha = sums[i + bands - 1];
      boolean present = alpha > 0;
      for (int b = 0; b < bands - 1; b++) {
        sums[i + b] = present ? sums[i + b] / alpha * white : none;
      }
      sums[i + bands - 1] = present ? Math.min(alpha, white) : 0;
    }
  }

  private static void divideByPresent(double[] sums, double[] missing, int count) {
    for (int i = 0; i < count; i++) {
      if (missing[i] != 0) {
        sums[i] = missing[i] <= MOST_MISSING ? sums[i] / (1 - missing[i]) : Double.NaN;
      }
    }
  }

  private static void round(double[] sums, byte[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (byte) Math.max(0, Math.min(255, (int) (sums[i] + 0.5)));
    }
  }

  private static void round(double[] sums, short[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (short) Math.max(0, Math.min(65535, (int) (sums[i] + 0.5)));
    }
  }

  private static void narrow(double[] sums, float[] into, int at, int count) {
    for (int i = 0; i < count; i++) {
      into[at + i] = (float) sums[i];
    }
  }
}
