package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * An image in the type in which it is written: multiplied by a factor, and for integers clamped to
 * 0 and white and rounded; NaN becomes 0 there. Alpha is always scaled from white to white.
 */
final class OutputConversion implements ImageSource {
  private final ImageSource source;
  private final ImageInfo info;
  private final double factor;
  private final double alphaFactor;
  private final double half;
  private final Tile tile = new Tile();
  private double[] samples = {};

  OutputConversion(ImageSource source, SampleType type, double factor, Rounding rounding) {
    this.source = source;
    this.info = source.info().withSampleType(type, type.white());
    this.factor = factor;
    this.alphaFactor = type.white() / source.info().white();
    this.half = rounding == Rounding.HALF_UP ? 0.5 : 0;
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    source.read(region, tile);
    int count = tile.sampleCount();
    double[] from = toDoubles(count);
    scale(from, count);
    into.reshape(region, info.bandCount(), info.sampleType());
    switch (info.sampleType()) {
      case UINT8 -> round(from, into.bytes(), count, half);
      case UINT16 -> round(from, into.shorts(), count, half);
      case FLOAT32 -> narrow(from, into.floats(), count);
      case FLOAT64 -> System.arraycopy(from, 0, into.doubles(), 0, count);
    }
  }

  private double[] toDoubles(int count) {
    if (tile.type() == SampleType.FLOAT64) {
      return tile.doubles();
    }
    samples = samples.length < count ? new double[count] : samples;
    for (int i = 0; i < count; i++) {
      samples[i] = tile.get(i);
    }
    return samples;
  }

  private void scale(double[] samples, int count) {
    if (factor != 1) {
      multiply(samples, count, factor);
    }
    if (info.hasAlpha() && alphaFactor != factor) {
      int bands = info.bandCount();
      for (int i = bands - 1; i < count; i += bands) {
        samples[i] = samples[i] / factor * alphaFactor;
      }
    }
  }

  private static void multiply(double[] samples, int count, double factor) {
    for (int i = 0; i < count; i++) {
      samples[i] *= factor;
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
      to[i] = (float) from[i];
    }
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
