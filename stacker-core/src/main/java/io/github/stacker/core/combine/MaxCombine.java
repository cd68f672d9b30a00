package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.StackInfo;

/** The largest sample. */
public final class MaxCombine implements CombinerProvider<NoParameters> {
  /** Made by the service loader. */
  public MaxCombine() {}

  @Override
  public String name() {
    return "max";
  }

  @Override
  public String description() {
    return "Keeps the brightest samples: star trails, light painting.";
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
      return Extremes.maximum(stack);
    }
  }
}
