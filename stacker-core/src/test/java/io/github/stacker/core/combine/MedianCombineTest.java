package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MedianCombineTest extends StackCombinerContract<NoParameters> {
  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new MedianCombine();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    return Rest.median(present(stack));
  }

  @Override
  protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
    return OptionalDouble.of(Rest.median(samples));
  }

  @Override
  protected int expectedChoice(double[] stack) {
    int below = (present(stack).length - 1) / 2;
    double lower = DoubleStream.of(present(stack)).sorted().skip(below).findFirst().orElseThrow();
    return IntStream.range(0, stack.length)
        .filter(i -> stack[i] == lower)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theLowerOfTwoInTheMiddleIsChosenAndOfEqualOnesTheFirst() {
    double[][] frames = {{60}, {20}, {30}, {20}, {10}, {40}, {30}, {20}};
    StackOutcome outcome = outcome(frames);
    assertEquals(new StackOutcome(25, List.of(0, 1, 2, 3, 4, 5, 6, 7), 0, 0, 1), outcome);
  }

  @Test
  void resultsAreThoseOfNumpyAndSiril() {
    SixStacks.assertResults(new MedianCombine().create(parameters()), .11, .5, .205, .3, .26, .29);
  }

  private StackOutcome outcome(double[][] frames) {
    StackRunner runner =
        StackRunner.of(new MedianCombine().create(parameters()), SampleType.UINT8, frames);
    return runner.outcomes().get(0);
  }
}
