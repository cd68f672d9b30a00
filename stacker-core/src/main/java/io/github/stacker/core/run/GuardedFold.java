package io.github.stacker.core.run;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.plugin.PluginBlame;
import java.util.List;
import java.util.Optional;

/**
 * A combiner of a plugin that folds: what its code throws names it and its jar.
 *
 * @param combiner the combiner
 * @param blame who is named
 * @param checked whether its work is looked at
 */
record GuardedFold(FoldCombiner combiner, PluginBlame blame, boolean checked)
    implements FoldCombiner {
  @Override
  public FoldKernel newKernel(StackInfo stack) {
    FoldKernel kernel;
    try {
      kernel = combiner.newKernel(stack);
    } catch (IllegalArgumentException e) {
      throw e;
    } catch (Exception | LinkageError | StackOverflowError | AssertionError e) {
      throw blame.failure(e);
    }
    List<StatePlane> planes = blame.answer("planes", blame.required("newKernel", kernel)::planes);
    if (!checked) {
      return new GuardedKernel(kernel, planes, blame);
    }
    FoldKernel lookedAt =
        new CheckedFoldKernel(kernel, () -> combiner.newKernel(stack), planes, stack.sampleType());
    return new GuardedKernel(lookedAt, lookedAt.planes(), blame);
  }

  @Override
  public boolean keepsScale() {
    return blame.answer("keepsScale", combiner::keepsScale);
  }

  @Override
  public boolean usesWeights() {
    return blame.answer("usesWeights", combiner::usesWeights);
  }

  @Override
  public Optional<FoldCombiner> provenance() {
    return blame
        .answer("provenance", combiner::provenance)
        .map(frames -> new GuardedFold(frames, blame, checked));
  }

  @Override
  public SampleType naturalType(StackInfo stack) {
    return blame.answer("naturalType", () -> combiner.naturalType(stack));
  }

  private record GuardedKernel(FoldKernel kernel, List<StatePlane> planes, PluginBlame blame)
      implements FoldKernel {
    @Override
    public double missing() {
      return blame.answer("missing", kernel::missing);
    }

    @Override
    public boolean definedWithoutSamples() {
      return blame.answer("definedWithoutSamples", kernel::definedWithoutSamples);
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      GuardedCombiner.atWork(blame, () -> kernel.add(samples, new DeclaredState(planes, state)));
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      GuardedCombiner.atWork(
          blame, () -> kernel.finish(new DeclaredState(planes, state), coverage, result, count));
    }

    @Override
    public Optional<LaneFold> lanes() {
      return blame.answer("lanes", kernel::lanes).map(lanes -> GuardedLanes.of(lanes, blame));
    }
  }
}
