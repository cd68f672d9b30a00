package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import java.util.BitSet;
import java.util.function.IntFunction;

/** Medians or percentiles of many stacks at once. Belongs to one thread. */
public final class RankPairSection {
  private final IntFunction<? extends RankPair> pairs;
  private final StackLoader loader;
  private double[] upper = {};

  /**
   * Makes what reduces sections of one type.
   *
   * @param type the type of the samples
   * @param pairs gives the ranks for stacks of a given size
   */
  public RankPairSection(SampleType type, IntFunction<? extends RankPair> pairs) {
    this.pairs = pairs;
    loader = new StackLoader(type, this::ranks);
  }

  private BitSet ranks(int frames) {
    RankPair pair = pairs.apply(frames);
    BitSet ranks = new BitSet();
    ranks.set(pair.lower());
    ranks.set(pair.upper());
    return ranks;
  }

  /**
   * Reduces the stacks of a section.
   *
   * @param section the samples
   * @param results gets the results from index 0; undefined where the answer is false
   * @return false if a result is NaN, as it is if a sample is, or the stacks are too large
   */
  public boolean combine(StackSection section, double[] results) {
    RankPair pair = pairs.apply(section.frames());
    return loader.forEachRun(section, (stacks, from) -> reduce(stacks, pair, results, from));
  }

  private boolean reduce(RankedStacks stacks, RankPair pair, double[] results, int from) {
    if (upper.length < stacks.capacity()) {
      upper = new double[stacks.capacity()];
    }
    stacks.copy(pair.lower(), results, from);
    stacks.copy(pair.upper(), upper, 0);
    boolean complete = true;
    for (int i = 0; i < stacks.count(); i++) {
      double result = pair.between(results[from + i], upper[i]);
      complete &= result == result;
      results[from + i] = result;
    }
    return complete;
  }
}
