package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;

/**
 * The variance of the samples. One sample has none (NaN) unless the population is asked for; equal
 * samples have 0.
 */
public final class VarianceCombine implements CombinerProvider<SpreadParameters> {
  /** Made by the service loader. */
  public VarianceCombine() {}

  @Override
  public String name() {
    return "variance";
  }

  @Override
  public String description() {
    return "Shows how much the samples vary: the square of the standard deviation.";
  }

  @Override
  public Class<SpreadParameters> parameters() {
    return SpreadParameters.class;
  }

  @Override
  public FoldCombiner create(SpreadParameters parameters) {
    return new Combine(parameters.sigma());
  }

  private record Combine(SigmaKind sigma) implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return Moments.kernel(stack, sigma, Moments.Result.VARIANCE);
    }

    @Override
    public boolean keepsScale() {
      return false;
    }

    @Override
    public SampleType naturalType(StackInfo stack) {
      return SampleType.FLOAT32;
    }
  }
}
