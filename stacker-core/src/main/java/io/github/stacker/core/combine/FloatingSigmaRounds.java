package io.github.stacker.core.combine;

import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.RankedStacks;
import java.util.Arrays;

/**
 * The rounds of sigma clipping of some stacks side by side. Where samples were rejected stands what
 * adds nothing to the sum at hand, 0 or the mean, so that all stacks are summed by the same loops
 * to the bits that leaving samples out would give. Where a round changes nothing the next ones do
 * not either, so all stacks go on until the last is done.
 */
final class FloatingSigmaRounds {
  private final SigmaClipParameters parameters;
  private final int lost;
  private int[] starts = {};
  private int[] ends = {};
  private double[] low = {};
  private double[] high = {};
  private double[] sums = {};
  private double[] squares = {};
  private double[][] sorted = {};
  private int number;

  FloatingSigmaRounds(SigmaClipParameters parameters) {
    this.parameters = parameters;
    lost = parameters.deviation() == Deviation.POPULATION ? 0 : 1;
  }

  /**
   * Clips some stacks.
   *
   * @param stacks all stacks
   * @param places a list of places
   * @param count how many of the list are to be clipped
   */
  void clip(RankedStacks stacks, int[] places, int count) {
    load(stacks, places, count);
    boolean changed = true;
    for (int round = 0; changed && round < parameters.rounds(); round++) {
      measure();
      changed = false;
      for (int i = 0; i < number; i++) {
        changed |= clip(i);
      }
    }
  }

  private void load(RankedStacks stacks, int[] places, int count) {
    int frames = stacks.frames();
    makeRoom(frames, stacks.capacity());
    number = count;
    Arrays.fill(starts, 0, count, 0);
    Arrays.fill(ends, 0, count, frames);
    for (int rank = 0; rank < frames; rank++) {
      stacks.samples(rank, places, count, sorted[rank]);
    }
  }

  private void makeRoom(int frames, int capacity) {
    if (sorted.length != frames || sums.length < capacity) {
      sorted = new double[frames][capacity];
      starts = new int[capacity];
      ends = new int[capacity];
      low = new double[capacity];
      high = new double[capacity];
      sums = new double[capacity];
      squares = new double[capacity];
    }
  }

  private void measure() {
    Arrays.fill(sums, 0, number, 0);
    Arrays.fill(squares, 0, number, 0);
    for (int i = 0; i < number; i++) {
      overwriteRejected(i, 0);
    }
    for (double[] row : sorted) {
      add(sums, row, number);
    }
    for (int i = 0; i < number; i++) {
      sums[i] /= ends[i] - starts[i];
      overwriteRejected(i, sums[i]);
    }
    for (double[] row : sorted) {
      addSquares(squares, row, sums, number);
    }
  }

  private void overwriteRejected(int i, double value) {
    for (int rank = 0; rank < starts[i]; rank++) {
      sorted[rank][i] = value;
    }
    for (int rank = ends[i]; rank < sorted.length; rank++) {
      sorted[rank][i] = value;
    }
  }

  private static void add(double[] sums, double[] row, int count) {
    for (int i = 0; i < count; i++) {
      sums[i] += row[i];
    }
  }

  private static void addSquares(double[] squares, double[] row, double[] means, int count) {
    for (int i = 0; i < count; i++) {
      double distance = row[i] - means[i];
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
    starts[i] = start;
    ends[i] = end;
    return true;
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
   * @param results gets the results, that of place 0 at {@code from}
   */
  void reduce(StackSection section, int from, int[] places, double[] results) {
    boolean ofMean = parameters.result() == RestResult.MEAN;
    if (ofMean) {
      for (int i = 0; i < number; i++) {
        low[i] = sorted[starts[i]][i];
        high[i] = sorted[ends[i] - 1][i];
      }
      KeptSums.within(section, from, places, number, low, high, sums);
    }
    for (int i = 0; i < number; i++) {
      results[from + places[i]] = ofMean ? sums[i] / (ends[i] - starts[i]) : median(i);
    }
  }
}
