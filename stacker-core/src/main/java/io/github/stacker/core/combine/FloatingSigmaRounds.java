package io.github.stacker.core.combine;

import io.github.stacker.api.StackSection;
import java.util.Arrays;

/**
 * The rounds of sigma clipping of up to {@link #MOST} stacks side by side. Rejected samples have
 * weight 0, the others 1, so that all stacks are summed by the same loops to the bits that leaving
 * samples out would give: what was rejected was finite, or sigma would not have been. Where a round
 * changes nothing the next ones do not either, so all stacks go on until the last is done.
 */
final class FloatingSigmaRounds {
  /** Most stacks. */
  static final int MOST = 64;

  private final SigmaClipParameters parameters;
  private final int lost;
  private final int[] starts = new int[MOST];
  private final int[] ends = new int[MOST];
  private final double[] low = new double[MOST];
  private final double[] high = new double[MOST];
  private final double[] sums = new double[MOST];
  private final double[] squares = new double[MOST];
  private double[][] sorted = {};
  private double[][] weights = {};
  private int number;

  FloatingSigmaRounds(SigmaClipParameters parameters) {
    this.parameters = parameters;
    lost = parameters.deviation() == Deviation.POPULATION ? 0 : 1;
  }

  /**
   * Clips some stacks.
   *
   * @param ascending for each rank the samples of all places
   * @param places a list of places
   * @param first the first of the list to be clipped
   * @param count how many of them
   */
  void clip(double[][] ascending, int[] places, int first, int count) {
    load(ascending, places, first, count);
    boolean changed = true;
    for (int round = 0; changed && round < parameters.rounds(); round++) {
      measure();
      changed = false;
      for (int i = 0; i < number; i++) {
        changed |= clip(i);
      }
    }
  }

  private void load(double[][] ascending, int[] places, int first, int count) {
    int frames = ascending.length;
    if (sorted.length != frames) {
      sorted = new double[frames][MOST];
      weights = new double[frames][MOST];
    }
    number = count;
    Arrays.fill(ends, frames);
    Arrays.fill(starts, 0);
    for (int rank = 0; rank < frames; rank++) {
      Arrays.fill(weights[rank], 1);
      for (int i = 0; i < count; i++) {
        sorted[rank][i] = ascending[rank][places[first + i]];
      }
    }
  }

  private void measure() {
    Arrays.fill(sums, 0);
    Arrays.fill(squares, 0);
    for (int rank = 0; rank < sorted.length; rank++) {
      add(sums, sorted[rank], weights[rank]);
    }
    for (int i = 0; i < number; i++) {
      sums[i] /= ends[i] - starts[i];
    }
    for (int rank = 0; rank < sorted.length; rank++) {
      addSquares(squares, sorted[rank], weights[rank], sums);
    }
  }

  private static void add(double[] sums, double[] row, double[] weights) {
    for (int i = 0; i < MOST; i++) {
      sums[i] += weights[i] * row[i];
    }
  }

  private static void addSquares(double[] squares, double[] row, double[] weights, double[] means) {
    for (int i = 0; i < MOST; i++) {
      double distance = weights[i] * (row[i] - means[i]);
      squares[i] += distance * distance;
    }
  }

  /** Makes one round of one stack; tells whether it changed something. */
  private boolean clip(int i) {
    int start = starts[i];
    int end = ends[i];
    if (sorted[start][i] == sorted[end - 1][i]) {
      return false;
    }
    double sigma = Math.sqrt(squares[i] / (end - start - lost));
    double centre = parameters.centre() == Centre.MEAN ? sums[i] : median(i);
    double below = parameters.lowSigma() * sigma;
    double above = parameters.highSigma() * sigma;
    while (start < end && centre - sorted[start][i] > below) {
      start++;
    }
    while (end > start && sorted[end - 1][i] - centre > above) {
      end--;
    }
    if (end - start == ends[i] - starts[i] || end - start < parameters.minKept()) {
      return false;
    }
    narrow(i, start, end);
    return true;
  }

  private void narrow(int i, int start, int end) {
    for (int rank = starts[i]; rank < start; rank++) {
      weights[rank][i] = 0;
    }
    for (int rank = end; rank < ends[i]; rank++) {
      weights[rank][i] = 0;
    }
    starts[i] = start;
    ends[i] = end;
  }

  private double median(int i) {
    int last = starts[i] + ends[i] - 1;
    return (sorted[last / 2][i] + sorted[(last + 1) / 2][i]) / 2;
  }

  /**
   * Gives the stacks clipped last their results.
   *
   * @param section their samples
   * @param from number of place 0 in the section
   * @param places the list of their places
   * @param first the first of the list that was clipped
   * @param results gets the results, that of place 0 at {@code from}
   */
  void reduce(StackSection section, int from, int[] places, int first, double[] results) {
    boolean ofMean = parameters.result() == RestResult.MEAN;
    if (ofMean) {
      for (int i = 0; i < number; i++) {
        low[i] = sorted[starts[i]][i];
        high[i] = sorted[ends[i] - 1][i];
      }
      KeptSums.within(section, from, places, first, number, low, high, sums);
    }
    for (int i = 0; i < number; i++) {
      results[from + places[first + i]] = ofMean ? sums[i] / (ends[i] - starts[i]) : median(i);
    }
  }
}
