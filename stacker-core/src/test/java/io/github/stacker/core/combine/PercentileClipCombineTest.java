package io.github.stacker.core.combine;

import static io.github.stacker.core.combine.SirilCompatibility.NONE;
import static io.github.stacker.core.combine.SirilCompatibility.SIRIL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoublePredicate;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PercentileClipCombineTest {
  /** Siril 1.0.6 was run with {@code rej p 0.2 0.1 -nonorm}. */
  @Test
  void resultsAreThoseOfSiril() {
    SixStacks.assertResults(
        new PercentileClipCombine().create(parameters(1, SIRIL)),
        .10875,
        .5,
        .20428571,
        .3,
        .25571429,
        .27);
  }

  @Test
  void onlyTheStackWithNoughtsDiffersFromSiril() {
    SixStacks.assertResults(
        new PercentileClipCombine().create(parameters(1, NONE)),
        .10875,
        .5,
        .20428571,
        .3,
        .25571429,
        .27);
  }

  @Test
  void samplesAtALimitAreKept() {
    assertOutcome(
        NONE,
        new StackOutcome(100, List.of(1, 2, 4, 5, 6), 1, 1, Stack.NONE),
        79,
        80,
        100,
        111,
        110,
        100,
        110);
  }

  @Test
  void samplesBelowNoughtAreClippedLikeOthers() {
    assertOutcome(
        NONE, new StackOutcome(-10, List.of(1, 2, 3), 1, 1, Stack.NONE), -13, -10, -11, -9, -8);
  }

  @Test
  void samplesFarApartAreAllKept() {
    assertOutcome(NONE, new StackOutcome(50, List.of(0, 1), 0, 0, Stack.NONE), 10, 90);
    assertOutcome(SIRIL, new StackOutcome(50, List.of(0, 1), 0, 0, Stack.NONE), 10, 90);
  }

  @Test
  void noughtsAreNoDataToSirilUnlessThereIsNothingElse() {
    assertOutcome(SIRIL, new StackOutcome(7, List.of(1), 2, 0, Stack.NONE), 0, 7, -0.0);
    assertOutcome(SIRIL, new StackOutcome(0, List.of(0, 1), 0, 0, Stack.NONE), 0, 0);
    assertOutcome(SIRIL, new StackOutcome(0, List.of(0, 1, 2, 3), 0, 0, Stack.NONE), 0, -4, 4, 0);
  }

  @Test
  void aRuleThatTheOtherDoesNotHaveIsRefused() {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> parameters(2, SIRIL));
    assertEquals(
        "minKept 2 does not go with compatibility siril, which has no such rule", e.getMessage());
  }

  private static void assertOutcome(
      SirilCompatibility compatibility, StackOutcome expected, double... stack) {
    double[][] frames =
        Arrays.stream(stack).mapToObj(sample -> new double[] {sample}).toArray(double[][]::new);
    StackRunner runner =
        StackRunner.of(
            new PercentileClipCombine().create(parameters(1, compatibility)),
            SampleType.FLOAT64,
            frames);
    assertEquals(List.of(expected), runner.outcomes());
  }

  private static PercentileClipParameters parameters(
      int minKept, SirilCompatibility compatibility) {
    return new PercentileClipParameters(0.2, 0.1, minKept, RestResult.MEAN, compatibility);
  }

  /** The contract, for an oracle that says what is too low or too high. */
  abstract static class Suite extends StackCombinerContract<PercentileClipParameters> {
    private final PercentileClipParameters parameters;

    Suite(PercentileClipParameters parameters) {
      this.parameters = parameters;
    }

    @Override
    protected CombinerProvider<PercentileClipParameters> provider() {
      return new PercentileClipCombine();
    }

    @Override
    protected PercentileClipParameters parameters() {
      return parameters;
    }

    /** Gives what rejects samples of the stack; none if all are kept after all. */
    abstract Optional<Limits> limits(double[] present);

    @Override
    protected double expected(double[] stack) {
      double[] present = present(stack);
      return limits(present)
          .map(limits -> limits.kept(present))
          .map(Rest::mean)
          .orElseGet(() -> ofAll(present));
    }

    abstract double ofAll(double[] present);

    @Override
    protected Rejected expectedRejected(double[] stack) {
      double[] present = present(stack);
      return limits(present)
          .map(
              limits -> new Rejected(count(present, limits.tooLow), count(present, limits.tooHigh)))
          .orElse(new Rejected(0, 0));
    }

    private static int count(double[] samples, DoublePredicate which) {
      return (int) Arrays.stream(samples).filter(which).count();
    }
  }

  private record Limits(DoublePredicate tooLow, DoublePredicate tooHigh) {
    double[] kept(double[] samples) {
      return Arrays.stream(samples).filter(tooLow.or(tooHigh).negate()).toArray();
    }
  }

  @Nested
  class Textbook extends Suite {
    Textbook() {
      super(new PercentileClipParameters(0.2, 0.1, 3, RestResult.MEAN, NONE));
    }

    @Override
    Optional<Limits> limits(double[] present) {
      double median = Rest.median(present);
      Limits limits =
          new Limits(
              sample -> median - sample > 0.2 * Math.abs(median),
              sample -> sample - median > 0.1 * Math.abs(median));
      return Optional.of(limits).filter(some -> some.kept(present).length >= 3);
    }

    @Override
    double ofAll(double[] present) {
      return Rest.mean(present);
    }

    @Override
    protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
      return OptionalDouble.of(Rest.mean(samples, weights));
    }
  }

  @Nested
  class AsSiril extends Suite {
    AsSiril() {
      super(new PercentileClipParameters(0.2, 0.1, 1, RestResult.MEAN, SIRIL));
    }

    @Override
    Optional<Limits> limits(double[] present) {
      double[] data = Arrays.stream(present).filter(sample -> sample != 0).toArray();
      if (data.length == 1) {
        return Optional.of(new Limits(sample -> sample == 0, sample -> false));
      }
      float median = (float) Rest.median(data);
      Limits limits =
          new Limits(
              sample -> sample == 0 || median - (float) sample > median * 0.2f,
              sample -> sample != 0 && (float) sample - median > median * 0.1f);
      return Optional.of(limits).filter(some -> median != 0 && some.kept(present).length > 0);
    }

    @Override
    double ofAll(double[] present) {
      return Rest.median(present);
    }
  }
}
