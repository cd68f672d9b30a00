package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.RankedStacks;
import java.util.stream.IntStream;

/** Clips by the median absolute deviation: every stack alone, but sorted already. */
final class MadSigmaRun implements SigmaClipSection.Run {
  private static final int AT_ONCE = 64;

  private final SigmaRounds rounds;
  private final RestResult result;
  private final double[] low = new double[AT_ONCE];
  private final double[] high = new double[AT_ONCE];
  private final int[] kept = new int[AT_ONCE];
  private final double[] sums = new double[AT_ONCE];
  private int[] places = {};
  private double[] stacks = {};
  private double[] sorted = {};

  MadSigmaRun(StackInfo stack, SigmaClipParameters parameters) {
    rounds = new SigmaRounds(stack, parameters);
    result = parameters.result();
  }

  @Override
  public boolean reduce(RankedStacks ranked, StackSection section, int from, double[] results) {
    makeRoom(ranked.capacity(), ranked.frames());
    for (int first = 0; first < ranked.count(); first += AT_ONCE) {
      int number = Math.min(AT_ONCE, ranked.count() - first);
      ranked.stacks(places, first, first + number, stacks);
      if (!clip(number, results, from + first)) {
        return false;
      }
      if (result == RestResult.MEAN && !section.type().isInteger()) {
        KeptSums.within(section, from, places, first, number, low, high, sums);
        for (int i = 0; i < number; i++) {
          results[from + first + i] = sums[i] / kept[i];
        }
      }
    }
    return true;
  }

  private void makeRoom(int capacity, int frames) {
    if (places.length < capacity || sorted.length != frames) {
      places = IntStream.range(0, capacity).toArray();
      stacks = new double[AT_ONCE * frames];
      sorted = new double[frames];
    }
  }

  private boolean clip(int number, double[] results, int at) {
    int frames = sorted.length;
    for (int i = 0; i < number; i++) {
      System.arraycopy(stacks, i * frames, sorted, 0, frames);
      if (Double.isNaN(sorted[0])) {
        return false;
      }
      rounds.run(sorted, frames);
      low[i] = sorted[rounds.from()];
      high[i] = sorted[rounds.to() - 1];
      kept[i] = rounds.to() - rounds.from();
      results[at + i] = sortedResult(rounds.from(), rounds.to());
    }
    return true;
  }

  /** Gives the result from the sorted samples: for means right if their sum is exact. */
  private double sortedResult(int from, int to) {
    if (result == RestResult.MEDIAN) {
      return SortedStack.median(sorted, from, to);
    }
    double sum = 0;
    for (int rank = from; rank < to; rank++) {
      sum += sorted[rank];
    }
    return sum / (to - from);
  }
}
