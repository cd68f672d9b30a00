package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackCombinerContract;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RangeClipCombineTest {
  @Test
  void anEmptyRangeIsRefused() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> new RangeClipParameters(2, 1, RestResult.MEAN));
    assertEquals("lowest 2.0 is above highest 1.0", e.getMessage());
  }

  /** The contract for a range; the limits themselves are kept. */
  abstract static class Suite extends StackCombinerContract<RangeClipParameters> {
    private final RangeClipParameters range;

    Suite(double lowest, double highest, RestResult result) {
      range = new RangeClipParameters(lowest, highest, result);
    }

    @Override
    protected CombinerProvider<RangeClipParameters> provider() {
      return new RangeClipCombine();
    }

    @Override
    protected RangeClipParameters parameters() {
      return range;
    }

    @Override
    protected double expected(double[] stack) {
      double[] kept =
          Arrays.stream(stack)
              .filter(sample -> sample >= range.lowest() && sample <= range.highest())
              .toArray();
      return range.result() == RestResult.MEAN ? Rest.mean(kept) : Rest.median(kept);
    }

    @Override
    protected Rejected expectedRejected(double[] stack) {
      long low = Arrays.stream(stack).filter(sample -> sample < range.lowest()).count();
      long high = Arrays.stream(stack).filter(sample -> sample > range.highest()).count();
      return new Rejected((int) low, (int) high);
    }

    @Override
    protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
      return OptionalDouble.of(
          range.result() == RestResult.MEAN ? Rest.mean(samples, weights) : Rest.median(samples));
    }

    @Override
    protected boolean scalesExactly() {
      return false;
    }
  }

  @Nested
  class Integers extends Suite {
    Integers() {
      super(1, 254, RestResult.MEAN);
    }
  }

  @Nested
  class Shares extends Suite {
    Shares() {
      super(0, 0.5, RestResult.MEDIAN);
    }

    @Override
    protected Set<SampleType> sampleTypes() {
      return EnumSet.of(SampleType.FLOAT32, SampleType.FLOAT64);
    }
  }
}
