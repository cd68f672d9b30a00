package io.github.stacker.core.combine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.combine.lane.LaneExtremes;
import java.util.List;
import java.util.Optional;

/**
 * Kernels that keep the smallest sample, the largest, or both. Equal samples are one: order does
 * not matter.
 */
final class Extremes {
  private Extremes() {}

  static FoldKernel minimum(StackInfo stack) {
    return stack.sampleType().isInteger()
        ? new MinInts(stack, (int) stack.sampleType().white())
        : new MinDoubles();
  }

  static FoldKernel maximum(StackInfo stack) {
    return stack.sampleType().isInteger() ? new MaxInts(stack) : new MaxDoubles();
  }

  static FoldKernel range(StackInfo stack) {
    return stack.sampleType().isInteger()
        ? new RangeInts(stack, (int) stack.sampleType().white())
        : new RangeDoubles();
  }

  /**
   * The difference without a branch vectorises on JDK 17, {@code Math.min} does not; samples are
   * below 2^16.
   */
  private static void min(int[] kept, int[] samples, int count) {
    for (int i = 0; i < count; i++) {
      int d = samples[i] - kept[i];
      kept[i] += d & (d >> 31);
    }
  }

  private static void max(int[] kept, int[] samples, int count) {
    for (int i = 0; i < count; i++) {
      int d = kept[i] - samples[i];
      kept[i] -= d & (d >> 31);
    }
  }

  private static void copy(int[] kept, double[] result, int count) {
    for (int i = 0; i < count; i++) {
      result[i] = kept[i];
    }
  }

  private record MinInts(StackInfo stack, int white) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.INT32, white));
    }

    @Override
    public double missing() {
      return white;
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      min(state.ints(0), samples.ints(), samples.count());
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      copy(state.ints(0), result, count);
    }

    @Override
    public Optional<LaneFold> lanes() {
      return Optional.of(LaneExtremes.minimum(stack));
    }
  }

  private record MaxInts(StackInfo stack) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.INT32, 0));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      max(state.ints(0), samples.ints(), samples.count());
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      copy(state.ints(0), result, count);
    }

    @Override
    public Optional<LaneFold> lanes() {
      return Optional.of(LaneExtremes.maximum(stack));
    }
  }

  private record MinDoubles() implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.FLOAT64, Double.POSITIVE_INFINITY));
    }

    @Override
    public double missing() {
      return Double.POSITIVE_INFINITY;
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      double[] kept = state.doubles(0);
      double[] added = samples.doubles();
      for (int i = 0; i < samples.count(); i++) {
        kept[i] = Math.min(kept[i], added[i]);
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      System.arraycopy(state.doubles(0), 0, result, 0, count);
    }
  }

  private record MaxDoubles() implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.FLOAT64, Double.NEGATIVE_INFINITY));
    }

    @Override
    public double missing() {
      return Double.NEGATIVE_INFINITY;
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      double[] kept = state.doubles(0);
      double[] added = samples.doubles();
      for (int i = 0; i < samples.count(); i++) {
        kept[i] = Math.max(kept[i], added[i]);
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      System.arraycopy(state.doubles(0), 0, result, 0, count);
    }
  }

  /**
   * Planes: the smallest sample, the largest. A missing sample is 0 for the one and white for the
   * other.
   */
  private record RangeInts(StackInfo stack, int white) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(
          new StatePlane(StatePlane.Type.INT32, white), new StatePlane(StatePlane.Type.INT32, 0));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      max(state.ints(1), samples.ints(), samples.count());
      minOfPresent(state.ints(0), samples.ints(), samples.present(), samples.count());
    }

    private void minOfPresent(int[] kept, int[] samples, int[] present, int count) {
      for (int i = 0; i < count; i++) {
        int d = samples[i] + (1 - present[i]) * white - kept[i];
        kept[i] += d & (d >> 31);
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      int[] smallest = state.ints(0);
      int[] largest = state.ints(1);
      for (int i = 0; i < count; i++) {
        result[i] = largest[i] - smallest[i];
      }
    }

    @Override
    public Optional<LaneFold> lanes() {
      return Optional.of(LaneExtremes.range(stack));
    }
  }

  private record RangeDoubles() implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return List.of(
          new StatePlane(StatePlane.Type.FLOAT64, Double.POSITIVE_INFINITY),
          new StatePlane(StatePlane.Type.FLOAT64, Double.NEGATIVE_INFINITY));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      double[] smallest = state.doubles(0);
      double[] largest = state.doubles(1);
      double[] added = samples.doubles();
      int[] present = samples.present();
      for (int i = 0; i < samples.count(); i++) {
        if (present[i] != 0) {
          smallest[i] = Math.min(smallest[i], added[i]);
          largest[i] = Math.max(largest[i], added[i]);
        }
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      double[] smallest = state.doubles(0);
      double[] largest = state.doubles(1);
      for (int i = 0; i < count; i++) {
        result[i] = largest[i] - smallest[i];
      }
    }
  }
}
