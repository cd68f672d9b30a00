package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.contract.FoldCombinerContract;

class PopulationVarianceTest extends FoldCombinerContract<SpreadParameters> {
  @Override
  protected CombinerProvider<SpreadParameters> provider() {
    return new VarianceCombine();
  }

  @Override
  protected SpreadParameters parameters() {
    return new SpreadParameters(SigmaKind.POPULATION);
  }

  @Override
  protected double expected(double[] stack) {
    return Spread.variance(present(stack), SigmaKind.POPULATION);
  }

  @Override
  protected boolean staysWithinSamples() {
    return false;
  }
}
