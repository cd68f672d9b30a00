package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.contract.FoldCombinerContract;

class PopulationStandardDeviationTest extends FoldCombinerContract<SpreadParameters> {
  @Override
  protected CombinerProvider<SpreadParameters> provider() {
    return new StandardDeviationCombine();
  }

  @Override
  protected SpreadParameters parameters() {
    return new SpreadParameters(SigmaKind.POPULATION);
  }

  @Override
  protected double expected(double[] stack) {
    return Math.sqrt(Spread.variance(present(stack), SigmaKind.POPULATION));
  }

  @Override
  protected boolean staysWithinSamples() {
    return false;
  }
}
