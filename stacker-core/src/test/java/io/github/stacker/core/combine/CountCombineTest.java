package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.contract.FoldCombinerContract;

class CountCombineTest extends FoldCombinerContract<NoParameters> {
  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new CountCombine();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    return present(stack).length;
  }

  @Override
  protected boolean staysWithinSamples() {
    return false;
  }
}
