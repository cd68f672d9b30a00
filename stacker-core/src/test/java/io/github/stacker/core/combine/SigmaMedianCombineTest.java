package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SigmaMedianCombineTest extends StackCombinerContract<SigmaMedianParameters> {
  private static final double LOW = 1.5;
  private static final double HIGH = 2;

  @Override
  protected CombinerProvider<SigmaMedianParameters> provider() {
    return new SigmaMedianCombine();
  }

  @Override
  protected SigmaMedianParameters parameters() {
    return with(LOW, HIGH, 0);
  }

  private static SigmaMedianParameters with(double low, double high, int rounds) {
    return new SigmaMedianParameters(low, high, rounds, SirilCompatibility.NONE);
  }

  @Override
  protected double expected(double[] stack) {
    return RejectedRounds.mean(replaced(stack, new HashSet<>()));
  }

  @Override
  protected Rejected expectedRejected(double[] stack) {
    Set<Integer> replaced = new HashSet<>();
    replaced(stack, replaced);
    double median = RejectedRounds.median(Arrays.stream(present(stack)).boxed().toList());
    int low = (int) replaced.stream().filter(i -> present(stack)[i] < median).count();
    return new Rejected(low, replaced.size() - low);
  }

  private static List<Double> replaced(double[] stack, Set<Integer> replaced) {
    List<Double> samples = new ArrayList<>(Arrays.stream(present(stack)).boxed().toList());
    boolean changed = true;
    while (changed) {
      changed = false;
      double median = RejectedRounds.median(samples);
      double sigma = RejectedRounds.deviation(samples.stream().sorted().toList());
      for (int i = 0; i < samples.size(); i++) {
        if (median - samples.get(i) > LOW * sigma || samples.get(i) - median > HIGH * sigma) {
          samples.set(i, median);
          replaced.add(i);
          changed = true;
        }
      }
    }
    return samples;
  }

  @Test
  void anOutlierBecomesTheMedian() {
    StackOutcome outcome = outcome(with(2, 2, 0), 9, 10, 11, 9, 10, 11, 9, 10, 11, 99);
    assertEquals(10.0, outcome.result());
    assertEquals(1, outcome.rejectedHigh());
    assertEquals(9, outcome.coverage());
  }

  @Test
  void whatIsAveragedGetsItsOwnMedianIfOtherNumbersAreCompared() {
    double[] compared = {9, 10, 11, 9, 10, 11, 9, 10, 11, 99};
    double[] stack = {19, 20, 21, 19, 20, 21, 19, 20, 21, 500};
    StackOutcome outcome =
        runner(with(2, 2, 0), stack).comparedAs(column(compared)).outcomes().get(0);
    assertEquals(20.0, outcome.result());
  }

  @Test
  void roundsCanBeLimited() {
    double[] stack = {9, 10, 11, 9, 10, 11, 9, 10, 11, 30, 500};
    assertEquals(1, outcome(with(2, 2, 1), stack).rejectedHigh());
    assertEquals(2, outcome(with(2, 2, 2), stack).rejectedHigh());
  }

  @Test
  void roundsEndHoweverNarrowTheLimits() {
    for (int count = 1; count < 40; count++) {
      double[] stack = new Random(count).doubles(count).toArray();
      StackOutcome outcome = outcome(with(0, 0, 0), stack);
      double median = RejectedRounds.median(Arrays.stream(stack).boxed().toList());
      assertEquals(median, outcome.result(), 0.5);
    }
  }

  private static StackOutcome outcome(SigmaMedianParameters parameters, double... stack) {
    return runner(parameters, stack).outcomes().get(0);
  }

  private static StackRunner runner(SigmaMedianParameters parameters, double... stack) {
    return StackRunner.of(
        new SigmaMedianCombine().create(parameters), SampleType.FLOAT64, column(stack));
  }

  private static double[][] column(double[] stack) {
    return Arrays.stream(stack).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
  }
}
