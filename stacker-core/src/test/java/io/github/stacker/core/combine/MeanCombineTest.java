package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.FoldCombinerContract;
import io.github.stacker.api.contract.FoldRunner;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeanCombineTest extends FoldCombinerContract<NoParameters> {
  private static final int FRAMES = 9;

  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new MeanCombine();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    return Arrays.stream(present(stack)).average().orElseThrow();
  }

  @Test
  void resultsHaveTheBitsOfWholeStacks() {
    assertBitsOfWholeStacks();
  }

  @Test
  void resultsOfFramesWithWeightsHaveTheBitsOfWholeStacksSeed1() {
    double[] weights = new Random(1).doubles(FRAMES, 0.01, 10).toArray();
    assertBitsOfWholeStacks(weights);
  }

  private void assertBitsOfWholeStacks(double... weights) {
    StackCombiner whole = info -> Stack::keptMean;
    for (SampleType type : SampleType.values()) {
      double[][] frames = frames(type);
      StackRunner stacks = StackRunner.of(whole, type, frames).weighted(weights);
      FoldCombiner mean = new MeanCombine().create(parameters());
      FoldKernel kernel = mean.newKernel(stacks.info());
      assertArrayEquals(stacks.results(), FoldRunner.combine(kernel, type, frames, 7));
    }
  }

  @Test
  void weightsAreHeeded() {
    FoldCombiner mean = new MeanCombine().create(parameters());
    assertTrue(mean.usesWeights());
    StackInfo stack = new StackInfo(2, SampleType.UINT8, true).withWeights(List.of(3.0, 1.0));
    double[][] frames = {{10, 20, Double.NaN}, {30, Double.NaN, Double.NaN}};
    assertArrayEquals(
        new double[] {15, 20, Double.NaN},
        FoldRunner.combine(mean.newKernel(stack), SampleType.UINT8, frames, 3));
  }

  private static double[][] frames(SampleType type) {
    Random random = new Random(2);
    double[][] frames = new double[FRAMES][50];
    for (double[] frame : frames) {
      Arrays.setAll(frame, i -> random.nextInt(4) == 0 ? Double.NaN : sample(type, random));
    }
    return frames;
  }

  private static double sample(SampleType type, Random random) {
    double sample = random.nextFloat() * type.white();
    return type.isInteger() ? Math.rint(sample) : sample;
  }
}
