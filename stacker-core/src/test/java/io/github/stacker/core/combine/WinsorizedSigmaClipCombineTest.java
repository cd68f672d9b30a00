package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.contract.StackCombinerContract;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class WinsorizedSigmaClipCombineTest extends StackCombinerContract<WinsorizedSigmaClipParameters> {
  private static final double LOW = 2;
  private static final double HIGH = 2.5;
  private static final int MIN_KEPT = 3;

  @Override
  protected CombinerProvider<WinsorizedSigmaClipParameters> provider() {
    return new WinsorizedSigmaClipCombine();
  }

  @Override
  protected WinsorizedSigmaClipParameters parameters() {
    return new WinsorizedSigmaClipParameters(
        LOW, HIGH, 0, MIN_KEPT, RestResult.MEAN, SirilCompatibility.NONE);
  }

  @Override
  protected double expected(double[] stack) {
    return RejectedRounds.mean(kept(stack));
  }

  @Override
  protected Rejected expectedRejected(double[] stack) {
    List<Double> kept = kept(stack);
    double[] present = present(stack);
    int low = (int) Arrays.stream(present).filter(x -> x < kept.get(0)).count();
    return new Rejected(low, present.length - kept.size() - low);
  }

  private static List<Double> kept(double[] stack) {
    return RejectedRounds.kept(
        present(stack),
        MIN_KEPT,
        samples -> {
          double sigma = winsorized(samples);
          return RejectedRounds.within(
              samples, RejectedRounds.median(samples), LOW * sigma, HIGH * sigma);
        });
  }

  /** Goes on until sigma settles, if need be at the smallest number there is. */
  private static double winsorized(List<Double> samples) {
    double median = RejectedRounds.median(samples);
    double sigma = RejectedRounds.deviation(samples);
    double[] moved = samples.stream().mapToDouble(x -> x).toArray();
    while (true) {
      for (int i = 0; i < moved.length; i++) {
        moved[i] = Math.max(median - 1.5 * sigma, Math.min(median + 1.5 * sigma, moved[i]));
      }
      double before = sigma;
      sigma = 1.134 * RejectedRounds.deviation(moved);
      if (Math.abs(sigma - before) <= 0.0005 * before) {
        return sigma;
      }
    }
  }

  @Test
  void sigmaIsNoughtWhereItWouldShrinkForEver() {
    assertEquals(0, sigmaOf(0, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    assertEquals(0, sigmaOf(-4, 0, 0, 0, 0, 0, 0, 0, 0, 1));
    assertEquals(0, sigmaOf(5, 5, 5, 5));
    assertEquals(0, sigmaOf(5));
  }

  @Test
  void sigmaOfNormalSamplesIsThatOfTheirDistribution() {
    double[] quantiles = {
      -1.6449, -1.0364, -0.6745, -0.3853, -0.1257, 0.1257, 0.3853, 0.6745, 1.0364, 1.6449
    };
    assertEquals(1, sigmaOf(quantiles), 0.06);
  }

  private static double sigmaOf(double... sorted) {
    double median = SortedStack.median(sorted, 0, sorted.length);
    return new WinsorizedSigma(sorted.length).of(sorted, 0, sorted.length, median);
  }
}
