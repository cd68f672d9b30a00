package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MadClipCombineTest extends StackCombinerContract<MadClipParameters> {
  private static final double LOW = 2;
  private static final double HIGH = 2.5;
  private static final int MIN_KEPT = 3;

  @Override
  protected CombinerProvider<MadClipParameters> provider() {
    return new MadClipCombine();
  }

  @Override
  protected MadClipParameters parameters() {
    return clip(LOW, HIGH, 0, MIN_KEPT);
  }

  private static MadClipParameters clip(double low, double high, int rounds, int minKept) {
    return new MadClipParameters(low, high, rounds, minKept, RestResult.MEAN, Compatibility.NONE);
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
          double median = RejectedRounds.median(samples);
          List<Double> distances = samples.stream().map(x -> Math.abs(x - median)).toList();
          double sigma = 1.4826 * RejectedRounds.median(distances);
          return RejectedRounds.within(samples, median, LOW * sigma, HIGH * sigma);
        });
  }

  @Test
  void aSampleExactlyAtTheLimitIsKept() {
    double limit = 3 * 1.4826;
    double[] stack = {-1, -1, 0, 1, 1, limit, 0, -limit};
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), outcome(clip(3, 3, 0, 3), stack).kept());
    stack[5] = Math.nextUp(limit);
    assertEquals(List.of(0, 1, 2, 3, 4, 6, 7), outcome(clip(3, 3, 0, 3), stack).kept());
  }

  @Test
  void ofMostlyEqualSamplesAllOthersAreRejected() {
    StackOutcome outcome = outcome(clip(3, 3, 0, 3), 7, 7, 7.125, 7, 6.875, 7);
    assertEquals(List.of(0, 1, 3, 5), outcome.kept());
    assertEquals(1, outcome.rejectedLow());
    assertEquals(1, outcome.rejectedHigh());
  }

  @Test
  void aRoundThatLeavesTooFewIsNotMade() {
    double[] stack = {7, 7, 7.125, 7, 6.875, 7};
    assertEquals(6, outcome(clip(3, 3, 0, 5), stack).kept().size());
    assertEquals(4, outcome(clip(3, 3, 0, 4), stack).kept().size());
  }

  @Test
  void roundsCanBeLimited() {
    double[] stack = {1, 2, 3, 4, 5, 6, 7, 13.5, 40};
    assertEquals(8, outcome(clip(3, 3, 1, 3), stack).kept().size());
    assertEquals(7, outcome(clip(3, 3, 2, 3), stack).kept().size());
    assertEquals(7, outcome(clip(3, 3, 0, 3), stack).kept().size());
  }

  @Test
  void theMedianOfTheRestIsToBeHadInstead() {
    MadClipParameters parameters =
        new MadClipParameters(3, 3, 0, 3, RestResult.MEDIAN, Compatibility.NONE);
    assertEquals(2.5, outcome(parameters, 1, 2, 3, 4, 400).result());
    assertFalse(new MadClipCombine().create(parameters).usesWeights());
    assertTrue(new MadClipCombine().create(parameters()).usesWeights());
  }

  @Test
  void ccdprocMakesOneRound() {
    MadClipParameters two =
        new MadClipParameters(3, 3, 2, 3, RestResult.MEAN, Compatibility.CCDPROC);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> new MadClipCombine().create(two));
    assertEquals(
        "maxIterations must be 1 or left out, is 2: ccdproc makes a single round", e.getMessage());
  }

  private static StackOutcome outcome(MadClipParameters parameters, double... stack) {
    double[][] frames =
        Arrays.stream(stack).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    return StackRunner.of(new MadClipCombine().create(parameters), SampleType.FLOAT64, frames)
        .outcomes()
        .get(0);
  }
}
