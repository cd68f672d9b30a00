package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.Parameter;
import io.github.stacker.api.StackInfo;
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
      return WeightedSums.mean(stack, weights);
    }
  }
}
