package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.LaneStacks;
import io.github.stacker.core.combine.network.StackLoader;
import java.util.BitSet;

/** Sigma clipping of integers, many stacks at once. Belongs to one thread. */
final class SigmaClipSection {
  private final StackLoader loader;
  private final Run run;

  /** What clips the stacks of a run of places. */
  @FunctionalInterface
  interface Run {
    /**
     * Reduces the stacks.
     *
     * @param stacks the stacks, all ranks wanted
     * @param results gets the result of every place
     * @param at where in it the first goes
     */
    void reduce(LaneStacks stacks, double[] results, int at);
  }

  SigmaClipSection(StackInfo stack, SigmaClipParameters parameters) {
    loader = new StackLoader(stack.sampleType(), SigmaClipSection::all);
    run =
        parameters.deviation() == Deviation.MAD
            ? new MadSigmaRun(stack, parameters)
            : new IntegerSigmaRun(parameters);
  }

  private static BitSet all(int frames) {
    BitSet ranks = new BitSet();
    ranks.set(0, frames);
    return ranks;
  }

  /** Gives the results that single stacks would have; or false, and then there are none. */
  boolean combine(StackSection section, double[] results) {
    if (!section.type().isInteger()) {
      return false;
    }
    return loader.forEachRun(
        section,
        (stacks, from) -> {
          run.reduce((LaneStacks) stacks, results, from);
          return true;
        });
  }
}
