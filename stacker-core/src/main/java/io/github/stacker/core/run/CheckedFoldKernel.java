package io.github.stacker.core.run;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.engine.BrokenPromise;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A kernel whose results are looked at, at some cost: two numbers or more have to give a number,
 * every result has to be written, and what it makes of samples and state has to be the same when a
 * new kernel makes it again. A plane behind its own marks where samples were infinite. Threads may
 * share it.
 *
 * @param kernel the kernel
 * @param another makes one more of the same
 * @param own its planes
 * @param type what it folds
 */
record CheckedFoldKernel(
    FoldKernel kernel, Supplier<FoldKernel> another, List<StatePlane> own, SampleType type)
    implements FoldKernel {
  /** A NaN that no arithmetic makes. */
  private static final long UNWRITTEN = 0x7ff8_0000_756e_7772L;

  private static final String HINT =
      "; perhaps it has a field that changes: threads share it, and what it keeps belongs into its"
          + " planes";

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
    addTwice(samples, new DeclaredState(own, state));
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

  private void addTwice(FrameSamples samples, DeclaredState state) {
    DeclaredState again = state.copy();
    kernel.add(samples, state);
    another.get().add(samples, again);
    Optional<String> difference = state.difference(again, samples.count());
    if (difference.isPresent()) {
      throw new BrokenPromise(
          "of the same samples and state it made %s when they were added again%s"
              .formatted(difference.get(), HINT));
    }
  }

  @Override
  public void finish(FoldState state, int[] coverage, double[] result, int count) {
    finishTwice(new DeclaredState(own, state), coverage, result, count);
    int[] infinite = state.ints(own.size());
    for (int i = 0; i < count; i++) {
      if (!Double.isFinite(result[i]) && coverage[i] > 1 && infinite[i] == 0) {
        throw new BrokenPromise(
            "it made %s of %d samples that are numbers".formatted(result[i], coverage[i]));
      }
    }
  }

  private void finishTwice(DeclaredState state, int[] coverage, double[] result, int count) {
    DeclaredState before = state.copy();
    double[] again = new double[result.length];
    Arrays.fill(again, Double.longBitsToDouble(UNWRITTEN));
    Arrays.fill(result, 0, count, Double.longBitsToDouble(UNWRITTEN));
    kernel.finish(state, coverage, result, count);
    Optional<String> change = before.difference(state, count);
    if (change.isPresent()) {
      throw new BrokenPromise(
          "its finish changed the state, which is only to be read: %s".formatted(change.get()));
    }
    another.get().finish(before, coverage, again, count);
    boolean always = definedWithoutSamples();
    for (int i = 0; i < count; i++) {
      if (always || coverage[i] > 0) {
        requireSame(result[i], again[i], i, count);
      }
    }
  }

  private static void requireSame(double result, double again, int place, int count) {
    if (Double.doubleToRawLongBits(result) == UNWRITTEN) {
      throw new BrokenPromise("it left result %d of %d unwritten".formatted(place, count));
    }
    if (Double.compare(result, again) != 0) {
      throw new BrokenPromise(
          "of the same state it made %s, and %s again%s".formatted(result, again, HINT));
    }
  }

  @Override
  public Optional<LaneFold> lanes() {
    return kernel.lanes().map(lanes -> CheckedLanes.of(lanes, this, type));
  }
}
