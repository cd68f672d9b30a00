package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;
import java.util.Arrays;

/**
 * The arithmetic of {@link Bilateral}: {@code in + sum(w * d) / sum(w)}.
 *
 * <p>{@code exp(-u)} is {@code (1 - v + v^2 / 2 - v^3 / 6)^64} with {@code v = u / 64}, off by less
 * than 1e-6, and 0 from where the cubic is negative. Made of sums and products alone, it is the
 * same bits everywhere, and compilers compute it for several samples at once.
 */
final class BilateralKernel implements WindowKernel {
  private static final int POWER = 64;

  /** Stands for what has no weight: too far from any sample to have any. */
  private static final float FAR = Float.MAX_VALUE / 4;

  private final Taps taps;

  /** What the square of a difference is multiplied by to become {@code v}. */
  private final float scale;

  private float[] samples = {};
  private float[] own = {};
  private float[] near = {};
  private float[] sums = {};
  private float[] weights = {};

  /**
   * Prepares.
   *
   * @param taps the weights of distances
   * @param tolerance standard deviation of differences, in samples
   */
  BilateralKernel(Taps taps, double tolerance) {
    this.taps = taps;
    this.scale = (float) (1 / (2 * tolerance * tolerance * POWER));
  }

  @Override
  public void compute(Tile window, Tile result) {
    takeSamples(window);
    int bands = window.bands();
    int length = result.region().width() * bands;
    int stride = window.region().width() * bands;
    reserve(length);
    int radius = taps.radius();
    for (int row = 0; row < result.region().height(); row++) {
      int middle = (row + radius) * stride + radius * bands;
      System.arraycopy(samples, middle, own, 0, length);
      Arrays.fill(sums, 0, length, 0);
      Arrays.fill(weights, 0, length, 0);
      for (int dy = -radius; dy <= radius; dy++) {
        for (int dx = -radius; dx <= radius; dx++) {
          System.arraycopy(samples, middle + dy * stride + dx * bands, near, 0, length);
          add(taps.at(Math.abs(dy)) * taps.at(Math.abs(dx)), length);
        }
      }
      store(window.floats(), middle, result.floats(), row * length, length);
    }
  }

  private void takeSamples(Tile window) {
    int count = window.sampleCount();
    if (samples.length < count) {
      samples = new float[count];
    }
    float[] from = window.floats();
    for (int i = 0; i < count; i++) {
      samples[i] = Float.isFinite(from[i]) ? from[i] : FAR;
    }
  }

  private void reserve(int length) {
    if (own.length < length) {
      own = new float[length];
      near = new float[length];
      sums = new float[length];
      weights = new float[length];
    }
  }

  private void add(float tap, int length) {
    add(own, near, tap, scale, sums, weights, length);
  }

  private static void add(
      float[] own, float[] near, float tap, float scale, float[] sums, float[] weights, int n) {
    for (int i = 0; i < n; i++) {
      float difference = near[i] - own[i];
      float v = difference * difference * scale;
      float weight = Math.max(0f, 1 - v * (1 - v * (0.5f - v * (1 / 6f))));
      weight *= weight; // 2
      weight *= weight; // 4
      weight *= weight; // 8
      weight *= weight; // 16
      weight *= weight; // 32
      weight *= weight; // 64
      weight *= tap;
      sums[i] += weight * difference;
      weights[i] += weight;
    }
  }

  /** Infinite samples stay; NaN is seen to. */
  private void store(float[] before, int from, float[] into, int to, int length) {
    for (int i = 0; i < length; i++) {
      float sample = before[from + i];
      into[to + i] = Float.isFinite(sample) ? sample + sums[i] / weights[i] : sample;
    }
  }
}
