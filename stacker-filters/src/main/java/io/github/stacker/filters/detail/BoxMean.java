package io.github.stacker.filters.detail;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import io.github.stacker.api.WindowKernel;

/**
 * The arithmetic of {@link BoxBlur}: what is there of a square is added and divided by how many
 * samples that are, which are added in the same way. Belongs to one thread.
 */
final class BoxMean implements WindowKernel {
  private final int side;
  private final boolean complete;
  private final BoxSum sum;
  private float[] samples = {};
  private float[] present = {};
  private float[] counts = {};

  /**
   * Prepares.
   *
   * @param radius samples to either side
   * @param image what is computed of
   */
  BoxMean(int radius, ImageInfo image) {
    this.side = 2 * radius + 1;
    this.complete = image.sampleType().isInteger() && !image.hasAlpha();
    this.sum = new BoxSum(side, image.colourBandCount());
  }

  @Override
  public void compute(Tile window, Tile result) {
    int stride = window.region().width() * window.bands();
    int height = window.region().height();
    float[] means = result.floats();
    int count = result.sampleCount();
    int around = window.sampleCount();
    if (complete || !isAnyMissing(window.floats(), around)) {
      sum.add(window.floats(), stride, height, means);
      divide(means, (float) side * side, count);
      return;
    }
    reserve(around, count);
    takeMissing(window.floats(), around, samples, present);
    sum.add(samples, stride, height, means);
    sum.add(present, stride, height, counts);
    divide(means, counts, count);
  }

  private void reserve(int around, int count) {
    if (samples.length < around || counts.length < count) {
      samples = new float[around];
      present = new float[around];
      counts = new float[count];
    }
  }

  private static boolean isAnyMissing(float[] samples, int count) {
    for (int i = 0; i < count; i++) {
      if (samples[i] != samples[i]) {
        return true;
      }
    }
    return false;
  }

  /** Makes missing samples 0 and notes where they are. */
  private static void takeMissing(float[] from, int count, float[] samples, float[] present) {
    for (int i = 0; i < count; i++) {
      boolean missing = from[i] != from[i];
      samples[i] = missing ? 0 : from[i];
      present[i] = missing ? 0 : 1;
    }
  }

  private static void divide(float[] sums, float by, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] /= by;
    }
  }

  private static void divide(float[] sums, float[] by, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] /= by[i];
    }
  }
}
