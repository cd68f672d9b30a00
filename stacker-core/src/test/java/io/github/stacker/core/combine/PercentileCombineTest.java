package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PercentileCombineTest {
  /** Its eighths are exact, so that ranks are whole where they should be, and halfway as well. */
  private static final double PERCENTILE = 37.5;

  @Test
  void oneInfiniteSampleIsItsOwnPercentile() {
    for (Interpolation interpolation : Interpolation.values()) {
      double infinite = Double.POSITIVE_INFINITY;
      assertEquals(infinite, percentile(30, interpolation, infinite));
      assertEquals(infinite, percentile(30, interpolation, infinite, infinite));
      assertEquals(1, percentile(0, interpolation, infinite, 1));
    }
  }

  @Test
  void theEndsAreTheLeastAndTheLargestSample() {
    for (Interpolation interpolation : Interpolation.values()) {
      assertEquals(0.1, percentile(0, interpolation, 0.3, 0.7, 0.1));
      assertEquals(0.7, percentile(100, interpolation, 0.3, 0.7, 0.1));
    }
  }

  private static double percentile(double q, Interpolation interpolation, double... stack) {
    double[][] frames =
        Arrays.stream(stack).mapToObj(sample -> new double[] {sample}).toArray(double[][]::new);
    PercentileParameters parameters = new PercentileParameters(q, interpolation);
    return StackRunner.of(new PercentileCombine().create(parameters), SampleType.FLOAT64, frames)
        .results()[0];
  }

  /** The contract for one interpolation. */
  abstract static class Suite extends StackCombinerContract<PercentileParameters> {
    private final Interpolation interpolation;

    Suite(Interpolation interpolation) {
      this.interpolation = interpolation;
    }

    @Override
    protected CombinerProvider<PercentileParameters> provider() {
      return new PercentileCombine();
    }

    @Override
    protected PercentileParameters parameters() {
      return new PercentileParameters(PERCENTILE, interpolation);
    }

    @Override
    protected double expected(double[] stack) {
      return of(present(stack));
    }

    @Override
    protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
      return OptionalDouble.of(of(samples));
    }

    private double of(double[] samples) {
      double[] sorted = Arrays.stream(samples).sorted().toArray();
      int eighths = (sorted.length - 1) * 3;
      double below = sorted[eighths / 8];
      double above = sorted[(eighths + 7) / 8];
      return between(below, above, eighths / 8, eighths % 8);
    }

    /** Gives what is made of two samples, so many eighths after the rank of the first. */
    abstract double between(double below, double above, int rank, int eighths);
  }

  @Nested
  class Linear extends Suite {
    Linear() {
      super(Interpolation.LINEAR);
    }

    @Override
    double between(double below, double above, int rank, int eighths) {
      return (below * (8 - eighths) + above * eighths) / 8;
    }
  }

  @Nested
  class Lower extends Suite {
    Lower() {
      super(Interpolation.LOWER);
    }

    @Override
    double between(double below, double above, int rank, int eighths) {
      return below;
    }
  }

  @Nested
  class Higher extends Suite {
    Higher() {
      super(Interpolation.HIGHER);
    }

    @Override
    double between(double below, double above, int rank, int eighths) {
      return above;
    }
  }

  @Nested
  class Nearest extends Suite {
    Nearest() {
      super(Interpolation.NEAREST);
    }

    @Override
    double between(double below, double above, int rank, int eighths) {
      if (eighths == 4) {
        return rank % 2 == 0 ? below : above;
      }
      return eighths < 4 ? below : above;
    }
  }

  @Nested
  class Midpoint extends Suite {
    Midpoint() {
      super(Interpolation.MIDPOINT);
    }

    @Override
    double between(double below, double above, int rank, int eighths) {
      return below / 2 + above / 2;
    }
  }
}
