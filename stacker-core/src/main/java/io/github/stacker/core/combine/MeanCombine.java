package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.StackInfo;

/**
 * The arithmetic mean: the sum of the samples divided by their number. Equal samples give
 * themselves.
 */
public final class MeanCombine implements CombinerProvider<NoParameters> {
  /** Made by the service loader. */
  public MeanCombine() {}

  @Override
  public String name() {
    return "mean";
  }

  @Override
  public String description() {
    return "Averages the samples: less noise, moving things fade.";
  }

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return new Combine();
  }

  private record Combine() implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return Sums.kernel(stack, Sums.Result.MEAN);
    }
  }
}
