package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;

/**
 * Makes tiles of the type in which they are written: multiplied by a factor, and for integers
 * clamped to 0 and white and rounded; NaN becomes 0 there. Elsewhere every NaN becomes the same
 * one, as its bits differ between processors. Alpha is always scaled from white to white. Belongs
 * to one thread.
 */
final class OutputConversion {
  private final ImageInfo info;
  private final double factor;
  private final double alphaFactor;
  private final double half;
  private double[] samples = {};

  /**
   * Prepares for one output.
   *
   * @param info what is written
   * @param white white of what is converted
   * @param factor what samples are multiplied by
   * @param rounding how they become integers
   */
  OutputConversion(ImageInfo info, double white, double factor, Rounding rounding) {
    this.info = info;
    this.factor = factor;
    this.alphaFactor = info.white() / white;
    this.half = rounding == Rounding.HALF_UP ? 0.5 : 0;
  }

  /**
   * Converts a tile.
   *
   * @param from its samples; not changed
   * @param into gets the same region in the output's type
   */
  void convert(Tile from, Tile into) {
    int count = from.sampleCount();
    double[] scaled = scaled(from, count);
    into.reshape(from.region(), info.bandCount(), info.sampleType());
    switch (info.sampleType()) {
      case UINT8 -> round(scaled, into.bytes(), count, half);
      case UINT16 -> round(scaled, into.shorts(), count, half);
      case FLOAT32 -> narrow(scaled, into.floats(), count);
      case FLOAT64 -> copy(scaled, into.doubles(), count);
    }
  }

  private double[] scaled(Tile from, int count) {
    if (from.type() == SampleType.FLOAT64 && factor == 1 && !scalesAlpha()) {
      return from.doubles();
    }
    samples = samples.length < count ? new double[count] : samples;
    if (from.type() == SampleType.FLOAT64) {
      multiply(from.doubles(), samples, count, factor);
    } else {
      for (int i = 0; i < count; i++) {
        samples[i] = from.get(i) * factor;
      }
    }
    if (scalesAlpha()) {
      int bands = info.bandCount();
      for (int i = bands - 1; i < count; i += bands) {
        samples[i] = samples[i] / factor * alphaFactor;
      }
    }
    return samples;
  }

  private boolean scalesAlpha() {
    return info.hasAlpha() && alphaFactor != factor;
  }

  private static void multiply(double[] from, double[] to, int count, double factor) {
    for (int i = 0; i < count; i++) {
      to[i] = from[i] * factor;
    }
  }

  /**
   * A cast to int takes NaN to 0 and stops at the limits of int, so what is left to clamp is an
   * integer.
   */
  private static void round(double[] from, byte[] to, int count, double half) {
    for (int i = 0; i < count; i++) {
      to[i] = (byte) Math.max(0, Math.min(255, (int) (from[i] + half)));
    }
  }

  private static void round(double[] from, short[] to, int count, double half) {
    for (int i = 0; i < count; i++) {
      to[i] = (short) Math.max(0, Math.min(65535, (int) (from[i] + half)));
    }
  }

  private static void narrow(double[] from, float[] to, int count) {
    for (int i = 0; i < count; i++) {
      float sample = (float) from[i];
      to[i] = sample == sample ? sample : Float.NaN;
    }
  }

  private static void copy(double[] from, double[] to, int count) {
    for (int i = 0; i < count; i++) {
      double sample = from[i];
      to[i] = sample == sample ? sample : Double.NaN;
    }
  }
}
