package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.StackInfo;

/** The largest sample minus the smallest. */
public final class RangeCombine implements CombinerProvider<NoParameters> {
  /** Made by the service loader. */
  public RangeCombine() {}

  @Override
  public String name() {
    return "range";
  }

  @Override
  public String description() {
    return "Shows what changed between frames.";
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
      return Extremes.range(stack);
    }
  }
}
