package io.github.stacker.core.combine;

import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.LaneStacks;
import io.github.stacker.core.combine.network.RankedStacks;

/**
 * Clips integers by their standard deviation. Exact sums, median and extremes tell of all stacks
 * which ones reject something; only these make rounds, and eat from both ends what they reject,
 * keeping the sums up to date.
 */
final class IntegerSigmaRun implements SigmaClipSection.Run {
  private final SigmaClipParameters parameters;
  private final boolean meanCentred;
  private final int lost;
  private long[] sums = {};
  private long[] squares = {};
  private double[] lowest = {};
  private double[] highest = {};
  private double[] lower = {};
  private double[] upper = {};
  private int[] clipping = {};

  IntegerSigmaRun(SigmaClipParameters parameters) {
    this.parameters = parameters;
    meanCentred = parameters.centre() == Centre.MEAN;
    lost = parameters.deviation() == Deviation.POPULATION ? 0 : 1;
  }

  @Override
  public boolean reduce(RankedStacks stacks, StackSection section, int from, double[] results) {
    reduce((LaneStacks) stacks, results, from);
    return true;
  }

  private void reduce(LaneStacks stacks, double[] results, int at) {
    makeRoom(stacks.capacity());
    int frames = stacks.frames();
    stacks.copy(0, lowest, 0);
    stacks.copy(frames - 1, highest, 0);
    stacks.copy((frames - 1) / 2, lower, 0);
    stacks.copy(frames / 2, upper, 0);
    stacks.sums(0, frames, sums);
    stacks.sumsOfSquares(squares);
    int number = reduceQuiet(frames, stacks.count(), results, at);
    for (int i = 0; i < number; i++) {
      results[at + clipping[i]] = clip(stacks, clipping[i]);
    }
  }

  private void makeRoom(int capacity) {
    if (sums.length < capacity) {
      sums = new long[capacity];
      squares = new long[capacity];
      lowest = new double[capacity];
      highest = new double[capacity];
      lower = new double[capacity];
      upper = new double[capacity];
      clipping = new int[capacity];
    }
  }

  /** Gives results to stacks that reject nothing, and lists the others; tells their number. */
  private int reduceQuiet(int frames, int count, double[] results, int at) {
    boolean ofMean = parameters.result() == RestResult.MEAN;
    double low = parameters.lowSigma();
    double high = parameters.highSigma();
    double divisor = divisor(frames);
    int number = 0;
    for (int i = 0; i < count; i++) {
      double mean = (double) sums[i] / frames;
      double median = (lower[i] + upper[i]) / 2;
      double sigma = Math.sqrt((frames * squares[i] - sums[i] * sums[i]) / divisor);
      double centre = meanCentred ? mean : median;
      boolean clips = centre - lowest[i] > low * sigma | highest[i] - centre > high * sigma;
      results[at + i] = ofMean ? mean : median;
      clipping[number] = i;
      number += clips ? 1 : 0;
    }
    return number;
  }

  private double divisor(int kept) {
    return (double) kept * (kept - lost);
  }

  private double clip(LaneStacks stacks, int place) {
    int from = 0;
    int to = stacks.frames();
    long sum = sums[place];
    long square = squares[place];
    for (int round = 0; round < parameters.rounds(); round++) {
      int kept = to - from;
      double sigma = Math.sqrt((kept * square - sum * sum) / divisor(kept));
      double centre = meanCentred ? (double) sum / kept : median(stacks, place, from, to);
      double below = parameters.lowSigma() * sigma;
      double above = parameters.highSigma() * sigma;
      long sumLeft = sum;
      long squareLeft = square;
      int first = from;
      for (long x; first < to && centre - (x = stacks.integer(first, place)) > below; first++) {
        sumLeft -= x;
        squareLeft -= x * x;
      }
      int end = to;
      for (long x; end > first && (x = stacks.integer(end - 1, place)) - centre > above; end--) {
        sumLeft -= x;
        squareLeft -= x * x;
      }
      if (end - first == kept || end - first < parameters.minKept()) {
        break;
      }
      from = first;
      to = end;
      sum = sumLeft;
      square = squareLeft;
    }
    return parameters.result() == RestResult.MEAN
        ? (double) sum / (to - from)
        : median(stacks, place, from, to);
  }

  private static double median(LaneStacks stacks, int place, int from, int to) {
    int last = from + to - 1;
    return (stacks.integer(last / 2, place) + stacks.integer((last + 1) / 2, place)) / 2.0;
  }
}
