package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.util.List;

/**
 * The weighted mean: the sum of weight times sample over the sum of the weights of the samples that
 * are there, in double precision and frame order.
 */
public final class WeightedMeanCombine implements CombinerProvider<WeightedMeanCombine.Weights> {
  /** Made by the service loader. */
  public WeightedMeanCombine() {}

  /**
   * One weight a frame.
   *
   * @param weights factors in the order of the frames, each finite and at least 0, not all 0
   */
  public record Weights(
      @Parameter(value = "One weight per frame, in the order of the frames.", min = 0)
          List<Double> weights) {
    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException if no weight is above 0
     */
    public Weights {
      weights = List.copyOf(weights);
      if (weights.stream().noneMatch(weight -> weight > 0)) {
        throw new IllegalArgumentException("weights must not all be 0");
      }
    }
  }

  @Override
  public String name() {
    return "weighted-mean";
  }

  @Override
  public String description() {
    return "Averages the samples, each frame with a weight of its own.";
  }

  @Override
  public Class<Weights> parameters() {
    return Weights.class;
  }

  @Override
  public FoldCombiner create(Weights parameters) {
    return new Combine(parameters.weights());
  }

  private record Combine(List<Double> weights) implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      if (weights.size() != stack.frames()) {
        throw new IllegalArgumentException(
            "weights has %d numbers, there are %d frames: give one per frame"
                .formatted(weights.size(), stack.frames()));
      }
      double[] perFrame = weights.stream().mapToDouble(Double::doubleValue).toArray();
      return stack.sampleType().isInteger() ? new Ints(perFrame) : new Doubles(perFrame);
    }
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
