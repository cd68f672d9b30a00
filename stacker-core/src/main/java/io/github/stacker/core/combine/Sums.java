package io.github.stacker.core.combine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.combine.lane.LaneSums;
import java.util.List;
import java.util.Optional;

/**
 * Kernels that add samples up: exactly for integers, in double precision and frame order otherwise.
 */
final class Sums {
  private Sums() {}

  /** What is made of a sum. */
  enum Result {
    SUM,
    MEAN
  }

  static FoldKernel kernel(StackInfo stack, Result result) {
    if (!stack.sampleType().isInteger()) {
      return new Doubles(result);
    }
    return largest(stack, 1) <= Integer.MAX_VALUE ? new Ints(stack, result) : new Longs(result);
  }

  /** Gives an upper bound of the sum of a power of all samples of a stack. */
  static double largest(StackInfo stack, int power) {
    return stack.frames() * Math.pow(stack.sampleType().white(), power);
  }

  private static void finish(double[] sums, Result wanted, int[] coverage, int count) {
    if (wanted == Result.MEAN) {
      for (int i = 0; i < count; i++) {
        sums[i] /= coverage[i];
      }
    }
  }

  private record Ints(StackInfo stack, Result wanted) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.INT32, 0));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      add(state.ints(0), samples.ints(), samples.count());
    }

    private static void add(int[] sums, int[] samples, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] += samples[i];
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      int[] sums = state.ints(0);
      for (int i = 0; i < count; i++) {
        result[i] = sums[i];
      }
      Sums.finish(result, wanted, coverage, count);
    }

    @Override
    public Optional<LaneFold> lanes() {
      return LaneSums.of(stack, wanted == Result.MEAN);
    }
  }

  private record Longs(Result wanted) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.INT64, 0));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      add(state.longs(0), samples.ints(), samples.count());
    }

    private static void add(long[] sums, int[] samples, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] += samples[i];
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      long[] sums = state.longs(0);
      for (int i = 0; i < count; i++) {
        result[i] = sums[i];
      }
      Sums.finish(result, wanted, coverage, count);
    }
  }

  private record Doubles(Result wanted) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.FLOAT64, 0));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      add(state.doubles(0), samples.doubles(), samples.count());
    }

    private static void add(double[] sums, double[] samples, int count) {
      for (int i = 0; i < count; i++) {
        sums[i] += samples[i];
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      System.arraycopy(state.doubles(0), 0, result, 0, count);
      Sums.finish(result, wanted, coverage, count);
    }
  }
}
