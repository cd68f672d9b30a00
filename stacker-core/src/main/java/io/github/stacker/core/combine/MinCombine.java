package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.StackInfo;

/** The smallest sample. */
public final class MinCombine implements CombinerProvider<NoParameters> {
  /** Made by the service loader. */
  public MinCombine() {}

  @Override
  public String name() {
    return "min";
  }

  @Override
  public String description() {
    return "Keeps the darkest samples.";
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
      return Extremes.minimum(stack);
    }
  }
}
