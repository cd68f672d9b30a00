package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.util.Arrays;
import java.util.BitSet;

/** Stacks of single precision. */
final class FloatStacks extends FloatingStacks {
  private static final int BEST_CAPACITY = 1024;
  private static final double SMALLEST_SQUARES = 1e-30;

  private final float[][] rows;
  private final float[] sums;
  private final float[] squares;
  private final double[] widened;

  FloatStacks(int frames, BitSet ranks) {
    super(
        SampleType.FLOAT32,
        frames,
        ranks,
        BEST_CAPACITY,
        0x1p-24,
        SMALLEST_SQUARES,
        Float.MAX_VALUE);
    rows = new float[frames][capacity()];
    sums = new float[capacity()];
    squares = new float[capacity()];
    widened = new double[capacity()];
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
  public void samples(int rank, int[] places, int number, double[] into) {
    float[] row = rows[rank];
    for (int i = 0; i < number; i++) {
      into[i] = row[places[i]];
    }
  }

  @Override
  double[] sumUp(double[] ofSquares) {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    float[] middle = rows[(frames() - 1) / 2];
    for (float[] row : rows) {
      addDistances(sums, row, middle, count());
      addSquares(squares, row, middle, count());
    }
    for (int i = 0; i < count(); i++) {
      ofSquares[i] = squares[i];
      widened[i] = sums[i];
    }
    return widened;
  }

  private static void addDistances(float[] sums, float[] row, float[] middle, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += row[i] - middle[i];
    }
  }

  private static void addSquares(float[] squares, float[] row, float[] middle, int count) {
    for (int i = 0; i < count; i++) {
      float distance = row[i] - middle[i];
      squares[i] += distance * distance;
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
