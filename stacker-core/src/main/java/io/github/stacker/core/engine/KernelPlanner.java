package io.github.stacker.core.engine;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.PipelineException;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes the kernels of a fold, and refuses what combine or maps cannot do. */
final class KernelPlanner {
  private final StackJob job;

  KernelPlanner(StackJob job) {
    this.job = job;
  }

  /** Gives a kernel for the stacked frame and one for each map; none for a sweep. */
  List<FoldKernel> kernels(StackInfo stack) {
    requireProvenance();
    if (!stack.weights().isEmpty() && !job.combiner().usesWeights()) {
      throw new PipelineException(
          "%s: \"%s\" heeds no weights; take \"weights\" out of the pipeline or combine by \"mean\" or a rejection followed by it"
              .formatted(job.combine().place(), job.combine().name()));
    }
    try {
      if (job.combiner() instanceof StackCombiner combiner) {
        combiner.newKernel(stack);
        return List.of();
      }
      List<FoldKernel> kernels = new ArrayList<>();
      kernels.add(((FoldCombiner) job.combiner()).newKernel(stack));
      for (MapJob map : job.maps()) {
        kernels.add(map.folded().map(combiner -> combiner.newKernel(stack)).orElse(new Nothing()));
      }
      return kernels;
    } catch (IllegalArgumentException e) {
      throw new PipelineException(
          "%s: \"%s\" cannot combine these frames: %s"
              .formatted(job.combine().place(), job.combine().name(), e.getMessage()),
          e);
    }
  }

  private void requireProvenance() {
    boolean wanted = job.maps().stream().anyMatch(map -> map.map() == StackMap.PROVENANCE);
    if (wanted && !hasProvenance(job.combiner())) {
      throw new PipelineException(
          "map \"provenance\": a result of combine \"%s\" is not the sample of one frame; choose min, max or median, or leave the map out"
              .formatted(job.combine().name()));
    }
  }

  private static boolean hasProvenance(Combiner combiner) {
    return combiner instanceof StackCombiner stack
        ? stack.choosesSamples()
        : ((FoldCombiner) combiner).provenance().isPresent();
  }

  /** A fold rejects nothing. */
  private static final class Nothing implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of();
    }

    @Override
    public boolean definedWithoutSamples() {
      return true;
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {}

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      Arrays.fill(result, 0, count, 0);
    }
  }
}
