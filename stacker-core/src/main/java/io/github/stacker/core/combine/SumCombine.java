package io.github.stacker.core.combine;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;

/** The sum of the samples, exact for integers. A place without samples stays without. */
public final class SumCombine extends PlainCombine {
  /** Made by the service loader. */
  public SumCombine() {
    super("sum", "Adds the samples up: one long exposure.");
  }

  @Override
  public FoldCombiner create(NoParameters parameters) {
    return new Combine();
  }

  private record Combine() implements FoldCombiner {
    @Override
    public FoldKernel newKernel(StackInfo stack) {
      return Sums.kernel(stack, Sums.Result.SUM);
    }

    @Override
    public boolean keepsScale() {
      return false;
    }

    @Override
    public SampleType naturalType(StackInfo stack) {
      return Sums.largest(stack, 1) <= 1 << 24 && stack.sampleType().isInteger()
          ? SampleType.FLOAT32
          : SampleType.FLOAT64;
    }
  }
}
