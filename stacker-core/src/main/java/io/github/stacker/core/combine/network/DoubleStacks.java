package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.util.BitSet;

/** Stacks of double precision. */
final class DoubleStacks extends RankedStacks {
  private static final int BEST_CAPACITY = 512;

  private final double[][] rows;

  DoubleStacks(int frames, BitSet ranks) {
    super(SampleType.FLOAT64, frames, ranks, BEST_CAPACITY);
    rows = new double[frames][capacity()];
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

  private static void sort(double[] low, double[] high, int count) {
    for (int i = 0; i < count; i++) {
      double x = low[i];
      double y = high[i];
      low[i] = Math.min(x, y);
      high[i] = Math.max(x, y);
    }
  }

  private static void keepSmaller(double[] low, double[] high, int count) {
    for (int i = 0; i < count; i++) {
      low[i] = Math.min(low[i], high[i]);
    }
  }

  private static void keepLarger(double[] low, double[] high, int count) {
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
    System.arraycopy(rows[rank], 0, into, at, count());
  }
}
