package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;

/** Means of two by two pixels of which some are without sample. */
final class CoveredMean {
  private final int width;
  private final int bands;
  private final boolean alpha;
  private final boolean floating;
  private final double white;

  CoveredMean(ImageInfo picture) {
    this.width = picture.width();
    this.bands = picture.bandCount();
    this.alpha = picture.hasAlpha();
    this.floating = !picture.sampleType().isInteger();
    this.white = picture.white();
  }

  /** Tells whether pixels may be without sample. */
  boolean mayBeNeeded() {
    return alpha || floating;
  }

  /**
   * Computes the means anew that missing samples have spoilt.
   *
   * @param top holds the upper row
   * @param topAt index of its first sample
   * @param low holds the lower row; may be {@code top}
   * @param lowAt index of its first sample
   * @param into holds the reduced row
   * @param at index of its first sample
   */
  void mend(Tile top, int topAt, Tile low, int lowAt, Tile into, int at) {
    for (int x = 0; x < (width + 1) / 2; x++) {
      int first = 2 * x * bands;
      int second = Math.min(2 * x + 1, width - 1) * bands;
      if (alpha && !isFull(top, topAt, low, lowAt, first, second)) {
        for (int b = 0; b < bands; b++) {
          into.set(at + x * bands + b, of(top, topAt, low, lowAt, x, b));
        }
      } else if (floating) {
        mendFloating(top, topAt, low, lowAt, into, at, x);
      }
    }
  }

  private void mendFloating(Tile top, int topAt, Tile low, int lowAt, Tile into, int at, int x) {
    for (int b = 0; b < bands; b++) {
      int i = at + x * bands + b;
      if (Double.isNaN(into.get(i))) {
        into.set(i, of(top, topAt, low, lowAt, x, b));
      }
    }
  }

  private boolean isFull(Tile top, int topAt, Tile low, int lowAt, int first, int second) {
    int a = bands - 1;
    return top.get(topAt + first + a) >= white
        && top.get(topAt + second + a) >= white
        && low.get(lowAt + first + a) >= white
        && low.get(lowAt + second + a) >= white;
  }

  /**
   * Gives one reduced sample.
   *
   * @param x its column in the reduced row
   * @param band its band
   * @return the mean of what exists of the four samples, NaN without any; of alpha white or 0
   */
  double of(Tile top, int topAt, Tile low, int lowAt, int x, int band) {
    int first = 2 * x * bands;
    int second = Math.min(2 * x + 1, width - 1) * bands;
    double a = sample(top, topAt + first, band);
    double b = sample(top, topAt + second, band);
    double c = sample(low, lowAt + first, band);
    double d = sample(low, lowAt + second, band);
    double sum = orZero(a) + orZero(b) + (orZero(c) + orZero(d));
    double mean = sum / (one(a) + one(b) + one(c) + one(d));
    return alpha && band == bands - 1 ? orZero(mean) : mean;
  }

  /** Gives a sample, NaN where alpha says that there is none; of alpha itself white or NaN. */
  private double sample(Tile tile, int pixel, int band) {
    if (!alpha) {
      return tile.get(pixel + band);
    }
    if (!(tile.get(pixel + bands - 1) >= white)) {
      return Double.NaN;
    }
    return band == bands - 1 ? white : tile.get(pixel + band);
  }

  private static double orZero(double sample) {
    return sample == sample ? sample : 0;
  }

  private static int one(double sample) {
    return sample == sample ? 1 : 0;
  }
}
