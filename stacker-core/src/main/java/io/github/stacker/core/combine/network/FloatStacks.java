package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.util.BitSet;

/** Stacks of single precision. */
final class FloatStacks extends RankedStacks {
  private static final int BEST_CAPACITY = 1024;

  private final float[][] rows;

  FloatStacks(int frames, BitSet ranks) {
    super(SampleType.FLOAT32, frames, ranks, BEST_CAPACITY);
    rows = new float[frames][capacity()];
  }

  @Override
  void read(Object samples, int offset, int row) {
    System.arraycopy(samples, offset, rows[row], 0, count());
  }

  @Override
  public void sort(int low, int high) {
    sort(rows[low], rows[high], count());
  }

  @Override
  public void keepSmaller(int low, int high) {
    keepSmaller(rows[low], rows[high], count());
  }

  @Override
  public void keepLarger(int low, int high) {
    keepLarger(rows[low], rows[high], count());
  }

  private static void sort(float[] low, float[] high, int count) {
    for (int i = 0; i < count; i++) {
      float x = low[i];
      float y = high[i];
      low[i] = Math.min(x, y);
      high[i] = Math.max(x, y);
    }
  }

  private static void keepSmaller(float[] low, float[] high, int count) {
    for (int i = 0; i < count; i++) {
      low[i] = Math.min(low[i], high[i]);
    }
  }

  private static void keepLarger(float[] low, float[] high, int count) {
    for (int i = 0; i < count; i++) {
      high[i] = Math.max(low[i], high[i]);
    }
  }

  @Override
  void gather(int rank, int[] places, int from, int to, double[] into) {
    for (int i = from, at = rank; i < to; i++, at += frames()) {
      into[at] = rows[rank][places[i]];
    }
  }

  @Override
  public double sample(int rank, int place) {
    return rows[rank][place];
  }

  @Override
  public void copy(int rank, double[] into, int at) {
    float[] row = rows[rank];
    for (int i = 0; i < count(); i++) {
      into[at + i] = row[i];
    }
  }
}
