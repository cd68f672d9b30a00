package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;
import io.github.stacker.core.combine.network.LaneStacks;
import java.util.stream.IntStream;

/** Clips by the median absolute deviation: every stack alone, but sorted already. */
final class MadSigmaRun implements SigmaClipSection.Run {
  private static final int AT_ONCE = 64;

  private final SigmaRounds rounds;
  private final RestResult result;
  private int[] places = {};
  private double[] stacks = {};
  private double[] sorted = {};

  MadSigmaRun(StackInfo stack, SigmaClipParameters parameters) {
    rounds = new SigmaRounds(stack, parameters);
    result = parameters.result();
  }

  @Override
  public void reduce(LaneStacks ranked, double[] results, int at) {
    int frames = ranked.frames();
    if (places.length < ranked.capacity() || sorted.length < frames) {
      places = IntStream.range(0, ranked.capacity()).toArray();
      stacks = new double[AT_ONCE * frames];
      sorted = new double[frames];
    }
    for (int first = 0; first < ranked.count(); first += AT_ONCE) {
      int end = Math.min(first + AT_ONCE, ranked.count());
      ranked.stacks(places, first, end, stacks);
      for (int place = first; place < end; place++) {
        System.arraycopy(stacks, (place - first) * frames, sorted, 0, frames);
        results[at + place] = clip(frames);
      }
    }
  }

  private double clip(int frames) {
    rounds.run(sorted, frames);
    int from = rounds.from();
    int to = rounds.to();
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
