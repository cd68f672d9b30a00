package io.github.stacker.filters.geometry;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.util.Arrays;

/** A part of an image from which samples between pixels are made. */
final class PixelBlock {
  private final PixelKind kind;
  private final Interpolation interpolation;
  private final int bands;
  private final int taps;
  private final double[] across;
  private final double[] down;

  /** The weights of all pixels around, row after row. */
  private final double[] weights;

  /** Where these pixels are, seen from the first one, where all are in the part. */
  private final int[] steps;

  /** Where these pixels are, seen from the beginning of the part. */
  private final int[] places;

  private Region region = Region.of(0, 0);
  private double[] samples = {};
  private boolean missing;

  PixelBlock(PixelKind kind, Interpolation interpolation) {
    this.kind = kind;
    this.interpolation = interpolation;
    this.bands = kind.bands();
    this.taps = interpolation.taps();
    this.across = new double[taps];
    this.down = new double[taps];
    this.weights = new double[taps * taps];
    this.steps = new int[taps * taps];
    this.places = new int[taps * taps];
  }

  /** Tells whether any sample of the part is missing. */
  boolean hasMissing() {
    return missing;
  }

  /** Takes all samples of a tile. */
  void load(Tile tile) {
    region = tile.region();
    int count = tile.sampleCount();
    samples = samples.length < count ? new double[count] : samples;
    switch (tile.type()) {
      case UINT8 -> widen(tile.bytes(), count);
      case UINT16 -> widen(tile.shorts(), count);
      case FLOAT32 -> widen(tile.floats(), count);
      case FLOAT64 -> System.arraycopy(tile.doubles(), 0, samples, 0, count);
    }
    for (int n = 0; n < steps.length; n++) {
      steps[n] = (n / taps * region.width() + n % taps) * bands;
    }
    missing = false;
    if (kind.premultiplied()) {
      premultiply(count);
    } else if (kind.hasGaps()) {
      missing = hasNan(count);
    }
  }

  private void widen(byte[] from, int count) {
    for (int i = 0; i < count; i++) {
      samples[i] = from[i] & 0xff;
    }
  }

  private void widen(short[] from, int count) {
    for (int i = 0; i < count; i++) {
      samples[i] = from[i] & 0xffff;
    }
  }

  private void widen(float[] from, int count) {
    for (int i = 0; i < count; i++) {
      samples[i] = from[i];
    }
  }

  private void premultiply(int count) {
    for (int i = 0; i < count; i += bands) {
      double share = samples[i + bands - 1] / kind.white();
      boolean present = share == share;
      for (int b = 0; b < bands - 1; b++) {
        samples[i + b] *= share;
        present &= samples[i + b] == samples[i + b];
      }
      if (!present) {
        Arrays.fill(samples, i, i + bands, 0);
      }
    }
  }

  private boolean hasNan(int count) {
    for (int i = 0; i < count; i++) {
      if (samples[i] != samples[i]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Makes one pixel.
   *
   * @param x column of the image
   * @param y row of the image
   * @param sums gets the samples
   * @param gaps gets the weights of missing samples, if there are any
   * @param at where both begin
   */
  void interpolate(double x, double y, double[] sums, double[] gaps, int at) {
    if (taps == 2 && bands == 3 && !missing && isWithin(x, y)) {
      addFour(x - 0.5, y - 0.5, sums, at);
      return;
    }
    int left = weigh(x, across) - region.x();
    int top = weigh(y, down) - region.y();
    for (int k = 0, n = 0; k < taps; k++) {
      for (int t = 0; t < taps; t++) {
        weights[n++] = down[k] * across[t];
      }
    }
    boolean inside =
        left >= 0 && top >= 0 && left + taps <= region.width() && top + taps <= region.height();
    int first = 0;
    int[] pixels = steps;
    if (inside) {
      first = (top * region.width() + left) * bands;
    } else {
      place(left, top);
      pixels = places;
    }
    if (missing) {
      addPresent(first, pixels, sums, gaps, at);
    } else if (bands == 3) {
      addThree(first, pixels, sums, at);
    } else {
      add(first, pixels, sums, at);
    }
  }

  private boolean isWithin(double x, double y) {
    return x - 0.5 >= region.x()
        && y - 0.5 >= region.y()
        && x + 0.5 < region.right()
        && y + 0.5 < region.bottom();
  }

  /**
   * The same for the commonest case, without loops: three bands between four pixels. The sum begins
   * with 0 as those of loops do, lest it be -0.
   */
  private void addFour(double x, double y, double[] sums, int at) {
    int left = (int) x;
    int top = (int) y;
    double dx = x - left;
    double dy = y - top;
    double w0 = (1 - dy) * (1 - dx);
    double w1 = (1 - dy) * dx;
    double w2 = dy * (1 - dx);
    double w3 = dy * dx;
    int width = region.width() * 3;
    int upper = (top - region.y()) * width + (left - region.x()) * 3;
    int lower = upper + width;
    double[] s = samples;
    sums[at] = 0.0 + w0 * s[upper] + w1 * s[upper + 3] + w2 * s[lower] + w3 * s[lower + 3];
    sums[at + 1] =
        0.0 + w0 * s[upper + 1] + w1 * s[upper + 4] + w2 * s[lower + 1] + w3 * s[lower + 4];
    sums[at + 2] =
        0.0 + w0 * s[upper + 2] + w1 * s[upper + 5] + w2 * s[lower + 2] + w3 * s[lower + 5];
  }

  private int weigh(double coordinate, double[] into) {
    double shifted = coordinate - interpolation.shift();
    double floor = Math.floor(shifted);
    interpolation.weigh(shifted - floor, into);
    return (int) floor - interpolation.before();
  }

  /** Beyond the edges of the part, which are those of the image, lie copies of the pixels there. */
  private void place(int left, int top) {
    for (int n = 0; n < places.length; n++) {
      int column = Math.max(0, Math.min(region.width() - 1, left + n % taps));
      int row = Math.max(0, Math.min(region.height() - 1, top + n / taps));
      places[n] = (row * region.width() + column) * bands;
    }
  }

  private void add(int first, int[] pixels, double[] sums, int at) {
    for (int b = 0; b < bands; b++) {
      double sum = 0;
      for (int n = 0; n < pixels.length; n++) {
        sum += weights[n] * samples[first + pixels[n] + b];
      }
      sums[at + b] = sum;
    }
  }

  /** The same for three bands at once, which is what most images have. */
  private void addThree(int first, int[] pixels, double[] sums, int at) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    for (int n = 0; n < pixels.length; n++) {
      double weight = weights[n];
      int from = first + pixels[n];
      sum0 += weight * samples[from];
      sum1 += weight * samples[from + 1];
      sum2 += weight * samples[from + 2];
    }
    sums[at] = sum0;
    sums[at + 1] = sum1;
    sums[at + 2] = sum2;
  }

  private void addPresent(int first, int[] pixels, double[] sums, double[] gaps, int at) {
    for (int b = 0; b < bands; b++) {
      double sum = 0;
      double gap = 0;
      for (int n = 0; n < pixels.length; n++) {
        double sample = samples[first + pixels[n] + b];
        if (sample == sample) {
          sum += weights[n] * sample;
        } else {
          gap += weights[n];
        }
      }
      sums[at + b] = sum;
      gaps[at + b] = gap;
    }
  }
}
