package io.github.stacker.core.combine;

import static io.github.stacker.core.combine.CcdprocCompatibility.CCDPROC;
import static io.github.stacker.core.combine.CcdprocCompatibility.NONE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.StackCombinerContract;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MinMaxRejectCombineTest {
  private static final double NAN = Double.NaN;

  @Test
  void resultsAreThoseOfCcdproc() {
    for (CcdprocCompatibility compatibility : new CcdprocCompatibility[] {NONE, CCDPROC}) {
      SixStacks.assertResults(
          combiner(1, 1, RestResult.MEAN, compatibility), .1125, .5, .27875, .3, .3075, .29);
    }
  }

  /** Given by ccdproc 2.4.0, the missing samples masked and NaN. */
  @Test
  void resultsOfStacksWithMissingSamplesAreThoseOfCcdproc() {
    assertGaps(1, 1, RestResult.MEAN, .175, .55428571, .41333334, .304, .41, .36);
    assertGaps(1, 1, RestResult.MEDIAN, .115, .5, .215, .3, .455, .36);
    assertGaps(2, 3, RestResult.MEAN, .114, .502, .456, .3075, .46, .37);
    assertGaps(2, 3, RestResult.MEDIAN, .11, .5, .22, .305, .46, .37);
    assertGaps(1, 4, RestResult.MEAN, .11, .49, .326, .304, .41, .36);
    assertGaps(0, 2, RestResult.MEAN, .1125, .49125, .38142858, .3, .38, .35);
    assertGaps(4, 6, RestResult.MEAN, NAN, NAN, NAN, NAN, NAN, NAN);
    assertGaps(5, 5, RestResult.MEDIAN, NAN, NAN, NAN, NAN, NAN, NAN);
  }

  private static void assertGaps(int low, int high, RestResult result, double... expected) {
    SixStacks.assertResultsOfGaps(combiner(low, high, result, CCDPROC), expected);
  }

  private static StackCombiner combiner(
      int low, int high, RestResult result, CcdprocCompatibility compatibility) {
    return new MinMaxRejectCombine()
        .create(new MinMaxRejectParameters(low, high, 1, result, compatibility));
  }

  @Test
  void aRuleThatTheOtherDoesNotHaveIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new MinMaxRejectParameters(1, 1, 2, RestResult.MEAN, CCDPROC));
    assertEquals(
        "minKept 2 does not go with compatibility ccdproc, which has no such rule", e.getMessage());
  }

  /** The contract, for combiners that reject so many of the sorted samples at either end. */
  abstract static class Suite extends StackCombinerContract<MinMaxRejectParameters> {
    private final MinMaxRejectParameters parameters;

    Suite(MinMaxRejectParameters parameters) {
      this.parameters = parameters;
    }

    @Override
    protected CombinerProvider<MinMaxRejectParameters> provider() {
      return new MinMaxRejectCombine();
    }

    @Override
    protected MinMaxRejectParameters parameters() {
      return parameters;
    }

    abstract Rejected rejected(int frames, int present);

    @Override
    protected Rejected expectedRejected(double[] stack) {
      return rejected(stack.length, present(stack).length);
    }

    @Override
    protected double expected(double[] stack) {
      Rejected rejected = expectedRejected(stack);
      double[] sorted = Arrays.stream(present(stack)).sorted().toArray();
      double[] kept = Arrays.copyOfRange(sorted, rejected.low(), sorted.length - rejected.high());
      return parameters.result() == RestResult.MEAN ? Rest.mean(kept) : Rest.median(kept);
    }

    @Override
    protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
      return OptionalDouble.of(
          parameters.result() == RestResult.MEAN
              ? Rest.mean(samples, weights)
              : Rest.median(samples));
    }

    @Override
    protected boolean heedsMissing() {
      return true;
    }
  }

  @Nested
  class AShare extends Suite {
    AShare() {
      super(new MinMaxRejectParameters(3, 2, 1, RestResult.MEAN, NONE));
    }

    @Override
    Rejected rejected(int frames, int present) {
      int low = 3 * present / frames;
      int high = 2 * present / frames;
      return low + high < present ? new Rejected(low, high) : new Rejected(0, 0);
    }
  }

  @Nested
  class AShareThatLeavesAtLeastFour extends Suite {
    AShareThatLeavesAtLeastFour() {
      super(new MinMaxRejectParameters(0, 4, 4, RestResult.MEDIAN, NONE));
    }

    @Override
    Rejected rejected(int frames, int present) {
      int high = 4 * present / frames;
      return new Rejected(0, present - high >= 4 ? high : 0);
    }
  }

  @Nested
  class AsCcdproc extends Suite {
    AsCcdproc() {
      super(new MinMaxRejectParameters(2, 3, 1, RestResult.MEAN, CCDPROC));
    }

    @Override
    Rejected rejected(int frames, int present) {
      int low = Math.min(2, present);
      int high = Math.max(0, 3 - (frames - present));
      return new Rejected(low, Math.min(high, present - low));
    }
  }
}
