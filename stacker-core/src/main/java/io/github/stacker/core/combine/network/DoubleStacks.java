package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import java.util.Arrays;
import java.util.BitSet;

/** Stacks of double precision. */
final class DoubleStacks extends FloatingStacks {
  private static final int BEST_CAPACITY = 512;
  private static final double SMALLEST_SQUARES = 1e-290;

  private final double[][] rows;
  private final double[] sums;

  DoubleStacks(int frames, BitSet ranks) {
    super(
        SampleType.FLOAT64,
        frames,
        ranks,
        BEST_CAPACITY,
        0x1p-53,
        SMALLEST_SQUARES,
        Double.MAX_VALUE);
    rows = new double[frames][capacity()];
    sums = new double[capacity()];
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
  public void samples(int rank, int[] places, int number, double[] into) {
    double[] row = rows[rank];
    for (int i = 0; i < number; i++) {
      into[i] = row[places[i]];
    }
  }

  @Override
  double[] sumUp(double[] squares) {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0, count(), 0);
    double[] middle = rows[(frames() - 1) / 2];
    for (double[] row : rows) {
      addDistances(sums, row, middle, count());
      addSquares(squares, row, middle, count());
    }
    return sums;
  }

  private static void addDistances(double[] sums, double[] row, double[] middle, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += row[i] - middle[i];
    }
  }

  private static void addSquares(double[] squares, double[] row, double[] middle, int count) {
    for (int i = 0; i < count; i++) {
      double distance = row[i] - middle[i];
      squares[i] += distance * distance;
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
