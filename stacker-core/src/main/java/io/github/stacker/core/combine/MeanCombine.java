package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.StackInfo;

/**
 * The arithmetic mean: the sum of the samples divided by their number. Equal integers give
 * themselves; sums of floating samples are rounded to double precision. If frames have weights, the
 * sum of weight times sample divided by the sum of the weights.
 */
public final class MeanCombine extends PlainCombine {
  /** Made by the service loader. */
  public MeanCombine() {
    super("mean", "Averages the samples: less noise, moving things fade.");
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return new Combine();
  }

  private record Combine() implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return stack.weights().isEmpty()
          ? Sums.kernel(stack, Sums.Result.MEAN)
          : WeightedSums.mean(stack, stack.weights());
    }

    @Override
    public boolean usesWeights() {
      return true;
    }
  }
}
