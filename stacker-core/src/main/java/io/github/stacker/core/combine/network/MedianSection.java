package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import java.util.BitSet;

/**
 * Medians of many stacks at once: half the sum of the two samples in the middle, which are one and
 * the same in stacks of odd size. Belongs to one thread.
 */
public final class MedianSection {
  private final StackLoader loader;
  private double[] upper = {};

  /**
   * Makes what reduces sections of one type.
   *
   * @param type the type of the samples
   */
  public MedianSection(SampleType type) {
    loader = new StackLoader(type, MedianSection::middle);
  }

  private static BitSet middle(int frames) {
    BitSet ranks = new BitSet();
    ranks.set((frames - 1) / 2, frames / 2 + 1);
    return ranks;
  }

  /**
   * Reduces the stacks of a section.
   *
   * @param section the samples
   * @param results gets the medians from index 0; undefined where the answer is false
   * @return false if samples are NaN or the stacks are too large
   */
  public boolean combine(StackSection section, double[] results) {
    return loader.forEachRun(section, (stacks, from) -> reduce(stacks, results, from));
  }

  private boolean reduce(RankedStacks stacks, double[] results, int from) {
    if (upper.length < stacks.capacity()) {
      upper = new double[stacks.capacity()];
    }
    int frames = stacks.frames();
    stacks.copy((frames - 1) / 2, results, from);
    stacks.copy(frames / 2, upper, 0);
    return average(results, from, upper, stacks.count());
  }

  /** Averages in place; tells whether no result is NaN. */
  private static boolean average(double[] lower, int from, double[] upper, int count) {
    boolean complete = true;
    for (int i = 0; i < count; i++) {
      double middle = (lower[from + i] + upper[i]) / 2;
      complete &= middle == middle;
      lower[from + i] = middle;
    }
    return complete;
  }
}
