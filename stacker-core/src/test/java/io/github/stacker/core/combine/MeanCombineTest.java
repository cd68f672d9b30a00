package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.contract.FoldCombinerContract;
import java.util.Arrays;

class MeanCombineTest extends FoldCombinerContract<NoParameters> {
  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new MeanCombine();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    return Arrays.stream(present(stack)).average().orElseThrow();
  }
}
