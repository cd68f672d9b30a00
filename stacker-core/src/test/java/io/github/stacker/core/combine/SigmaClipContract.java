package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.contract.StackCombinerContract;
import java.util.Arrays;

/** Compares sigma clipping with {@link ClipOracle}, for the parameters that a test names. */
abstract class SigmaClipContract extends StackCombinerContract<SigmaClipParameters> {
  @Override
  protected CombinerProvider<SigmaClipParameters> provider() {
    return new SigmaClipCombine();
  }

  @Override
  protected double expected(double[] stack) {
    return new ClipOracle(parameters()).result(present(stack));
  }

  @Override
  protected Rejected expectedRejected(double[] stack) {
    double[] present = present(stack);
    double[] kept =
        new ClipOracle(parameters()).kept(present).stream().mapToDouble(x -> x).sorted().toArray();
    long low = Arrays.stream(present).filter(x -> x < kept[0]).count();
    return new Rejected((int) low, (int) (present.length - kept.length - low));
  }

  static SigmaClipParameters clip(
      double low, double high, Centre centre, Deviation deviation, int rounds, RestResult result) {
    return new SigmaClipParameters(
        low, high, centre, deviation, rounds, 3, result, Compatibility.NONE);
  }
}
