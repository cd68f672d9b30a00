package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrimmedMeanCombineTest {
  @Test
  void ofEqualSamplesTheEarlierCountsAsTheLower() {
    double[][] frames = {{5, 5, 7}, {5, 9, 1}, {5, 9, 1}, {5, 5, 7}, {5, 5, 7}};
    assertOutcomes(
        new TrimmedMeanParameters(2, 1),
        frames,
        new StackOutcome(5, List.of(2, 3), 2, 1, Stack.NONE),
        new StackOutcome(7, List.of(1, 4), 2, 1, Stack.NONE),
        new StackOutcome(7, List.of(0, 3), 2, 1, Stack.NONE));
  }

  @Test
  void whereNoneWouldBeLeftTheMedianIs() {
    double[][] frames = {{8, 1}, {2, Double.NaN}, {4, Double.NaN}, {9, 3}};
    assertOutcomes(
        new TrimmedMeanParameters(0, 4),
        frames,
        new StackOutcome(6, List.of(0, 2), 1, 1, Stack.NONE),
        new StackOutcome(2, List.of(0, 3), 0, 0, Stack.NONE));
  }

  @Test
  void numbersBeyondAnyStackAreNoTrouble() {
    double[][] frames = {{8}, {2}, {4}};
    assertOutcomes(
        new TrimmedMeanParameters(Integer.MAX_VALUE, Integer.MAX_VALUE),
        frames,
        new StackOutcome(4, List.of(2), 1, 1, Stack.NONE));
  }

  private static void assertOutcomes(
      TrimmedMeanParameters parameters, double[][] frames, StackOutcome... expected) {
    StackRunner runner =
        StackRunner.of(new TrimmedMeanCombine().create(parameters), SampleType.UINT8, frames);
    assertEquals(List.of(expected), runner.outcomes());
  }

  /** The contract for some numbers. */
  abstract static class Suite extends StackCombinerContract<TrimmedMeanParameters> {
    private final int low;
    private final int high;

    Suite(int low, int high) {
      this.low = low;
      this.high = high;
    }

    @Override
    protected CombinerProvider<TrimmedMeanParameters> provider() {
      return new TrimmedMeanCombine();
    }

    @Override
    protected TrimmedMeanParameters parameters() {
      return new TrimmedMeanParameters(low, high);
    }

    @Override
    protected double expected(double[] stack) {
      double[] sorted = Arrays.stream(present(stack)).sorted().toArray();
      return sorted.length <= low + high
          ? Rest.median(sorted)
          : Rest.mean(Arrays.copyOfRange(sorted, low, sorted.length - high));
    }

    @Override
    protected Rejected expectedRejected(double[] stack) {
      int count = present(stack).length;
      int aside = (count - 1) / 2;
      return count <= low + high ? new Rejected(aside, aside) : new Rejected(low, high);
    }

    @Override
    protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
      return OptionalDouble.of(Rest.mean(samples, weights));
    }
  }

  @Nested
  class OneAndOne extends Suite {
    OneAndOne() {
      super(1, 1);
    }
  }

  @Nested
  class NoneAndFive extends Suite {
    NoneAndFive() {
      super(0, 5);
    }
  }

  @Nested
  class Many extends Suite {
    Many() {
      super(12, 9);
    }
  }

  @Nested
  class NoneAtAll extends Suite {
    NoneAtAll() {
      super(0, 0);
    }
  }
}
