package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.contract.FoldCombinerContract;
import java.util.Arrays;

class RangeCombineTest extends FoldCombinerContract<NoParameters> {
  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new RangeCombine();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    double[] sorted = Arrays.stream(present(stack)).sorted().toArray();
    return sorted[sorted.length - 1] - sorted[0];
  }

  @Override
  protected boolean staysWithinSamples() {
    return false;
  }
}
