package io.github.stacker.core.combine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * Kernels for the weighted mean: the sum of weight times sample over the sum of the weights of the
 * samples that are there, in double precision and frame order. The results have the bits of {@link
 * io.github.stacker.api.Stack#keptMean()}.
 */
final class WeightedSums {
  private WeightedSums() {}

  static FoldKernel mean(StackInfo stack, List<Double> weights) {
    double[] perFrame = weights.stream().mapToDouble(Double::doubleValue).toArray();
    return stack.sampleType().isInteger() ? new Ints(perFrame) : new Doubles(perFrame);
  }

  /** Planes: weighted sum, sum of the weights. */
  private static List<StatePlane> sums() {
    StatePlane plane = new StatePlane(StatePlane.Type.FLOAT64, 0);
    return List.of(plane, plane);
  }

  private static void divide(FoldState state, double[] result, int count) {
    double[] sums = state.doubles(0);
    double[] totals = state.doubles(1);
    for (int i = 0; i < count; i++) {
      result[i] = sums[i] / totals[i];
    }
  }

  private record Ints(double[] weights) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return sums();
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      double[] sums = state.doubles(0);
      double[] totals = state.doubles(1);
      int[] added = samples.ints();
      int[] present = samples.present();
      double weight = weights[samples.frame()];
      for (int i = 0; i < samples.count(); i++) {
        sums[i] += weight * added[i];
        totals[i] += weight * present[i];
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      divide(state, result, count);
    }
  }

  private record Doubles(double[] weights) implements FoldKernel {
    @Override
    public List<StatePlane> planes() {
      return sums();
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      double[] sums = state.doubles(0);
      double[] totals = state.doubles(1);
      double[] added = samples.doubles();
      int[] present = samples.present();
      double weight = weights[samples.frame()];
      for (int i = 0; i < samples.count(); i++) {
        sums[i] += weight * added[i];
        totals[i] += weight * present[i];
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      divide(state, result, count);
    }
  }
}
