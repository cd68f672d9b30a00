package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * Means of neighbouring ranks of many stacks at once, as trimmed means are. For integers, whose
 * sums are exact in any order. Belongs to one thread.
 */
public final class RankMeanSection {
  private final IntFunction<Ranks> ranks;
  private final StackLoader loader;
  private long[] sums = {};

  /**
   * Neighbouring ranks.
   *
   * @param from the first, 0 that of the smallest sample
   * @param to the one after the last, above {@code from}
   */
  public record Ranks(int from, int to) {
    private BitSet toSet() {
      BitSet set = new BitSet();
      set.set(from, to);
      return set;
    }
  }

  /**
   * Makes what reduces sections of one type.
   *
   * @param type the type of the samples
   * @param ranks gives the ranks for stacks of a given size
   */
  public RankMeanSection(SampleType type, IntFunction<Ranks> ranks) {
    this.ranks = ranks;
    loader = new StackLoader(type, frames -> ranks.apply(frames).toSet());
  }

  /**
   * Reduces the stacks of a section.
   *
   * @param section the samples
   * @param results gets the results from index 0; undefined where the answer is false
   * @return false if the samples are floating or the stacks too large
   */
  public boolean combine(StackSection section, double[] results) {
    if (!section.type().isInteger()) {
      return false;
    }
    Ranks kept = ranks.apply(section.frames());
    return loader.forEachRun(
        section,
        (stacks, from) -> {
          average((LaneStacks) stacks, kept, results, from);
          return true;
        });
  }

  private void average(LaneStacks stacks, Ranks kept, double[] results, int from) {
    if (sums.length < stacks.capacity()) {
      sums = new long[stacks.capacity()];
    }
    stacks.sums(kept.from, kept.to, sums);
    int number = kept.to - kept.from;
    for (int i = 0; i < stacks.count(); i++) {
      results[from + i] = (double) sums[i] / number;
    }
  }
}
