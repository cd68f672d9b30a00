package io.github.stacker.core.run;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.engine.BrokenPromise;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kernel whose results are looked at, at some cost: two numbers or more have to give a number. A
 * plane behind its own marks where samples were infinite. Threads may share it.
 *
 * @param kernel the kernel
 * @param own its planes
 * @param type what it folds
 */
record CheckedFoldKernel(FoldKernel kernel, List<StatePlane> own, SampleType type)
    implements FoldKernel {
  @Override
  public List<StatePlane> planes() {
    StatePlane infinite = new StatePlane(StatePlane.Type.INT32, 0);
    return Stream.concat(own.stream(), Stream.of(infinite)).toList();
  }

  @Override
  public double missing() {
    return kernel.missing();
  }

  @Override
  public boolean definedWithoutSamples() {
    return kernel.definedWithoutSamples();
  }

  @Override
  public void add(FrameSamples samples, FoldState state) {
    kernel.add(samples, new DeclaredState(own, state));
    if (type.isInteger()) {
      return;
    }
    int[] infinite = state.ints(own.size());
    for (int i = 0; i < samples.count(); i++) {
      if (samples.present()[i] == 1 && Double.isInfinite(samples.doubles()[i])) {
        infinite[i] = 1;
      }
    }
  }

  @Override
  public void finish(FoldState state, int[] coverage, double[] result, int count) {
    kernel.finish(new DeclaredState(own, state), coverage, result, count);
    int[] infinite = state.ints(own.size());
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(result[i]) && coverage[i] > 1 && infinite[i] == 0) {
        throw new BrokenPromise(
            "it made %s of %d samples that are numbers".formatted(result[i], coverage[i]));
      }
    }
  }

  @Override
  public Optional<LaneFold> lanes() {
    return kernel.lanes().map(lanes -> CheckedLanes.of(lanes, this, type));
  }
}
