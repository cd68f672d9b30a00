package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.RankedStacks;

/** Clips by the median absolute deviation: every stack alone, but sorted already. */
final class MadSigmaRun implements SigmaClipSection.Run {
  private static final int AT_ONCE = 64;

  private final SigmaRounds rounds;
  private final RestResult result;
  private final double[] low = new double[AT_ONCE];
  private final double[] high = new double[AT_ONCE];
  private final int[] kept = new int[AT_ONCE];
  private final int[] places = new int[AT_ONCE];
  private final double[] sums = new double[AT_ONCE];
  private double[][] ascending = {};
  private double[] sorted = {};

  MadSigmaRun(StackInfo stack, SigmaClipParameters parameters) {
    rounds = new SigmaRounds(stack, parameters);
    result = parameters.result();
  }

  @Override
  public boolean reduce(RankedStacks ranked, StackSection section, int from, double[] results) {
    makeRoom(ranked.frames());
    for (int first = 0; first < ranked.count(); first += AT_ONCE) {
      int number = Math.min(AT_ONCE, ranked.count() - first);
      load(ranked, first, number);
      if (!clip(number, results, from + first)) {
        return false;
      }
      if (result == RestResult.MEAN && !section.type().isInteger()) {
        KeptSums.within(section, from, places, number, low, high, sums);
        for (int i = 0; i < number; i++) {
          results[from + first + i] = sums[i] / kept[i];
        }
      }
    }
    return true;
  }

  private void makeRoom(int frames) {
    if (sorted.length != frames) {
      ascending = new double[frames][AT_ONCE];
      sorted = new double[frames];
    }
  }

  private void load(RankedStacks ranked, int first, int number) {
    for (int i = 0; i < number; i++) {
      places[i] = first + i;
    }
    for (int rank = 0; rank < ranked.frames(); rank++) {
      ranked.samples(rank, places, number, ascending[rank]);
    }
  }

  private boolean clip(int number, double[] results, int at) {
    int frames = sorted.length;
    for (int i = 0; i < number; i++) {
      for (int rank = 0; rank < frames; rank++) {
        sorted[rank] = ascending[rank][i];
      }
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
