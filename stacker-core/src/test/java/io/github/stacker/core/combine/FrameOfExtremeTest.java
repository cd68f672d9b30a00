package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.FoldCombinerContract;
import io.github.stacker.api.contract.FoldRunner;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FrameOfExtremeTest {
  private static final double INFINITE = Double.POSITIVE_INFINITY;

  @Test
  void ofEqualSamplesTheFirstThatIsThereCounts() {
    double[][] frames = {{Double.NaN, 0, 255}, {255, 0, 0}, {255, 0, 0}, {255, 0, 255}};
    for (SampleType type : SampleType.values()) {
      assertArrayEquals(new double[] {1, 0, 1}, combine(ExtremeCombiner.MIN, type, frames));
      assertArrayEquals(new double[] {1, 0, 0}, combine(ExtremeCombiner.MAX, type, frames));
    }
  }

  @Test
  void infiniteSamplesHaveAFrameToo() {
    double[][] frames = {{Double.NaN, 0}, {INFINITE, -INFINITE}, {INFINITE, INFINITE}};
    assertArrayEquals(
        new double[] {1, 1}, combine(ExtremeCombiner.MIN, SampleType.FLOAT32, frames));
    assertArrayEquals(
        new double[] {1, 2}, combine(ExtremeCombiner.MAX, SampleType.FLOAT32, frames));
  }

  @Test
  void theTypeHoldsTheNumberOfTheLastFrame() {
    assertEquals(SampleType.UINT16, typeOf(65_536));
    assertEquals(SampleType.FLOAT64, typeOf(65_537));
  }

  private static SampleType typeOf(int frames) {
    return frameOf(ExtremeCombiner.MAX).naturalType(new StackInfo(frames, SampleType.UINT8, true));
  }

  private static double[] combine(ExtremeCombiner extreme, SampleType type, double[][] frames) {
    return FoldRunner.combine(frameOf(extreme), type, frames);
  }

  private static FoldCombiner frameOf(FoldCombiner extreme) {
    return extreme.provenance().orElseThrow();
  }

  /** The contract, for what tells the frame of another combiner's results. */
  abstract static class Suite extends FoldCombinerContract<NoParameters> {
    @Override
    protected NoParameters parameters() {
      return new NoParameters();
    }

    @Override
    protected double expected(double[] stack) {
      double extreme = extreme(present(stack));
      return IntStream.range(0, stack.length)
          .filter(frame -> stack[frame] == extreme)
          .findFirst()
          .orElseThrow();
    }

    abstract double extreme(double[] samples);

    @Override
    protected boolean orderMatters() {
      return true;
    }

    @Override
    protected boolean staysWithinSamples() {
      return false;
    }
  }

  @Nested
  class OfMin extends Suite {
    @Override
    protected CombinerProvider<NoParameters> provider() {
      return new FrameOfMin();
    }

    @Override
    double extreme(double[] samples) {
      return Arrays.stream(samples).min().orElseThrow();
    }
  }

  @Nested
  class OfMax extends Suite {
    @Override
    protected CombinerProvider<NoParameters> provider() {
      return new FrameOfMax();
    }

    @Override
    double extreme(double[] samples) {
      return Arrays.stream(samples).max().orElseThrow();
    }
  }

  /** Makes what tells the frame of the smallest sample. */
  public static final class FrameOfMin extends PlainCombine {
    /** For the service loader. */
    public FrameOfMin() {
      super("frame-of-min", "The frame of the smallest sample.");
    }

    @Override
    public FoldCombiner create(NoParameters parameters) {
      return frameOf(new MinCombine().create(parameters));
    }
  }

  /** Makes what tells the frame of the largest sample. */
  public static final class FrameOfMax extends PlainCombine {
    /** For the service loader. */
    public FrameOfMax() {
      super("frame-of-max", "The frame of the largest sample.");
    }

    @Override
    public FoldCombiner create(NoParameters parameters) {
      return frameOf(new MaxCombine().create(parameters));
    }
  }
}
