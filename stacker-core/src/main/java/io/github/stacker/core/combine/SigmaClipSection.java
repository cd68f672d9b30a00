package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.LaneStacks;
import io.github.stacker.core.combine.network.RankedStacks;
import io.github.stacker.core.combine.network.StackLoader;
import java.util.BitSet;

/**
 * Sigma clipping of integers, many stacks at once. All stacks are sorted together; most are seen to
 * reject nothing from their sums, median and extremes, and only the others make rounds. Belongs to
 * one thread.
 */
final class SigmaClipSection {
  private static final int AT_ONCE = 64;

  private final SigmaClipParameters parameters;
  private final SigmaRounds rounds;
  private final StackLoader loader;
  private final int lost;
  private long[] sums = {};
  private long[] squares;
  private double[] lowest;
  private double[] highest;
  private double[] lower;
  private double[] upper;
  private double[] stack;
  private int[] clipped;
  private double[] sorted;

  SigmaClipSection(StackInfo stack, SigmaClipParameters parameters) {
    this.parameters = parameters;
    rounds = new SigmaRounds(stack, parameters);
    loader = new StackLoader(stack.sampleType(), SigmaClipSection::all);
    lost = parameters.deviation() == Deviation.POPULATION ? 0 : 1;
  }

  private static BitSet all(int frames) {
    BitSet ranks = new BitSet();
    ranks.set(0, frames);
    return ranks;
  }

  boolean combine(StackSection section, double[] results) {
    if (!section.type().isInteger()) {
      return false;
    }
    return loader.forEachRun(
        section,
        (stacks, from) -> {
          reduce((LaneStacks) stacks, results, from);
          return true;
        });
  }

  private void reduce(LaneStacks stacks, double[] results, int from) {
    makeRoom(stacks);
    int frames = stacks.frames();
    int number = 0;
    if (parameters.deviation() == Deviation.MAD) {
      while (number < stacks.count()) {
        clipped[number] = number;
        number++;
      }
    } else {
      stacks.copy(0, lowest, 0);
      stacks.copy(frames - 1, highest, 0);
      stacks.copy((frames - 1) / 2, lower, 0);
      stacks.copy(frames / 2, upper, 0);
      stacks.sums(0, frames, sums);
      stacks.sumsOfSquares(squares);
      number = reduceQuiet(frames, stacks.count(), results, from);
    }
    for (int first = 0; first < number; first += AT_ONCE) {
      int last = Math.min(first + AT_ONCE, number);
      stacks.stacks(clipped, first, last, sorted);
      for (int i = first; i < last; i++) {
        System.arraycopy(sorted, (i - first) * frames, stack, 0, frames);
        rounds.run(stack, frames);
        results[from + clipped[i]] = result();
      }
    }
  }

  private void makeRoom(RankedStacks stacks) {
    int capacity = stacks.capacity();
    int samples = AT_ONCE * stacks.frames();
    if (sums.length < capacity || sorted.length < samples) {
      sums = new long[capacity];
      squares = new long[capacity];
      lowest = new double[capacity];
      highest = new double[capacity];
      lower = new double[capacity];
      upper = new double[capacity];
      clipped = new int[capacity];
      sorted = new double[samples];
      stack = new double[stacks.frames()];
    }
  }

  /** Gives results to stacks that reject nothing, and lists the others. */
  private int reduceQuiet(int frames, int count, double[] results, int from) {
    boolean mean = parameters.centre() == Centre.MEAN;
    boolean ofMean = parameters.result() == RestResult.MEAN;
    double low = parameters.lowSigma();
    double high = parameters.highSigma();
    double divisor = (double) frames * (frames - lost);
    int number = 0;
    for (int i = 0; i < count; i++) {
      double average = (double) sums[i] / frames;
      double median = (lower[i] + upper[i]) / 2;
      double sigma = Math.sqrt((frames * squares[i] - sums[i] * sums[i]) / divisor);
      double centre = mean ? average : median;
      boolean clips = centre - lowest[i] > low * sigma | highest[i] - centre > high * sigma;
      results[from + i] = ofMean ? average : median;
      clipped[number] = i;
      number += clips ? 1 : 0;
    }
    return number;
  }

  private double result() {
    int from = rounds.from();
    int to = rounds.to();
    if (parameters.result() == RestResult.MEDIAN) {
      return SortedStack.median(stack, from, to);
    }
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += stack[i];
    }
    return sum / (to - from);
  }
}
