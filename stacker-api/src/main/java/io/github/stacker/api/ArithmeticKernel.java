package io.github.stacker.api;

import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Computes floating samples one after the other. */
final class ArithmeticKernel implements PointKernel {
  private final DoubleUnaryOperator[] functions;
  private final int round;
  private final double[] samples;

  /**
   * Makes a kernel.
   *
   * @param functions one per band, or a single one for all
   */
  ArithmeticKernel(List<DoubleUnaryOperator> functions) {
    this.functions = functions.toArray(DoubleUnaryOperator[]::new);
    this.round = PointKernel.roundOf(this.functions.length);
    this.samples = new double[round];
  }

  @Override
  public void compute(Tile from, Tile into) {
    int total = from.sampleCount();
    for (int start = 0; start < total; start += round) {
      int count = Math.min(round, total - start);
      widen(from, start, count);
      for (int band = 0; band < functions.length; band++) {
        compute(functions[band], band, count);
      }
      store(into, start, count);
    }
  }

  private void widen(Tile from, int start, int count) {
    if (from.type() == SampleType.FLOAT64) {
      System.arraycopy(from.doubles(), start, samples, 0, count);
      return;
    }
    float[] floats = from.floats();
    for (int i = 0; i < count; i++) {
      samples[i] = floats[start + i];
    }
  }

  private void compute(DoubleUnaryOperator function, int band, int count) {
    for (int i = band; i < count; i += functions.length) {
      double sample = samples[i];
      if (sample == sample) { // not NaN
        samples[i] = function.applyAsDouble(sample);
      }
    }
  }

  private void store(Tile into, int start, int count) {
    switch (into.type()) {
      case UINT8 -> store(into.bytes(), start, count);
      case UINT16 -> store(into.shorts(), start, count);
      case FLOAT32 -> store(into.floats(), start, count);
      case FLOAT64 -> System.arraycopy(samples, 0, into.doubles(), start, count);
    }
  }

  private void store(byte[] into, int start, int count) {
    for (int i = 0; i < count; i++) {
      into[start + i] = (byte) (Math.max(0, Math.min(255, samples[i])) + 0.5);
    }
  }

  private void store(short[] into, int start, int count) {
    for (int i = 0; i < count; i++) {
      into[start + i] = (short) (Math.max(0, Math.min(65535, samples[i])) + 0.5);
    }
  }

  private void store(float[] into, int start, int count) {
    for (int i = 0; i < count; i++) {
      into[start + i] = (float) samples[i];
    }
  }
}
