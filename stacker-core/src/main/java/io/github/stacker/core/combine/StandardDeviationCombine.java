package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;

/** The square root of the variance, see {@link VarianceCombine}. */
public final class StandardDeviationCombine implements CombinerProvider<SpreadParameters> {
  /** Made by the service loader. */
  public StandardDeviationCombine() {}

  @Override
  public String name() {
    return "standard-deviation";
  }

  @Override
  public String description() {
    return "Shows how much the samples vary: the noise.";
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
      return Moments.kernel(stack, sigma, Moments.Result.STANDARD_DEVIATION);
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
