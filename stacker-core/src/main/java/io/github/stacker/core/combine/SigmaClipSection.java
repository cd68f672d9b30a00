package io.github.stacker.core.combine;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.combine.network.RankedStacks;
import io.github.stacker.core.combine.network.StackLoader;
import java.util.BitSet;

/** Sigma clipping of many stacks at once. Belongs to one thread. */
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
     * @param section their samples in frame order
     * @param from number of their first place in the section
     * @param results gets the result of every place, that of the first at {@code from}
     * @return false if samples are NaN
     */
    boolean reduce(RankedStacks stacks, StackSection section, int from, double[] results);
  }

  SigmaClipSection(StackInfo stack, SigmaClipParameters parameters) {
    loader = new StackLoader(stack.sampleType(), SigmaClipSection::all);
    run = run(stack, parameters);
  }

  private static BitSet all(int frames) {
    BitSet ranks = new BitSet();
    ranks.set(0, frames);
    return ranks;
  }

  private static Run run(StackInfo stack, SigmaClipParameters parameters) {
    if (parameters.deviation() == Deviation.MAD) {
      return new MadSigmaRun(stack, parameters);
    }
    SampleType type = stack.sampleType();
    return type.isInteger() ? new IntegerSigmaRun(parameters) : new FloatingSigmaRun(parameters);
  }

  /** Gives the results that single stacks would have; or false, and then there are none. */
  boolean combine(StackSection section, double[] results) {
    return loader.forEachRun(section, (stacks, from) -> run.reduce(stacks, section, from, results));
  }
}
