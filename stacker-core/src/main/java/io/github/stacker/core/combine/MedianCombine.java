package io.github.stacker.core.combine;

import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import io.github.stacker.core.combine.network.RankPair;
import io.github.stacker.core.combine.network.RankPairSection;

/**
 * The median: of the n sorted samples that of rank (n - 1)/2, and where n is even the mean (a +
 * b)/2 of the two in the middle, as NumPy, Siril and PixInsight have it.
 *
 * <pre>{@code
 * "combine": { "method": "median" }
 * }</pre>
 *
 * <p>One sample is its own median, equal samples are theirs. Nothing is rejected, weights are not
 * heeded. The sample chosen is the one in the middle, the lower where there are two, and of equal
 * samples that of the first frame.
 */
public final class MedianCombine extends PlainCombine {
  /** Made by the service loader. */
  public MedianCombine() {
    super("median", "Takes the middle sample: moving things vanish.");
  }

  @Override
  public StackCombiner create(NoParameters parameters) {
    return new Combine();
  }

  private record Combine() implements StackCombiner {
    @Override
    public StackKernel newKernel(StackInfo stack) {
      return new SectionKernel(
          new Kernel(new Ranks(stack.frames())),
          new RankPairSection(stack.sampleType(), Middle::of)::combine);
    }

    @Override
    public boolean choosesSamples() {
      return true;
    }
  }

  private record Middle(int lower, int upper) implements RankPair {
    static Middle of(int count) {
      return new Middle((count - 1) / 2, count / 2);
    }

    @Override
    public double between(double lowerSample, double upperSample) {
      return (lowerSample + upperSample) / 2;
    }
  }

  private record Kernel(Ranks ranks) implements StackKernel {
    @Override
    public double combine(Stack stack) {
      ranks.sort(stack.samples(), stack.count());
      Choice.ofFirstEqual(stack, ranks.lowerMedian());
      return ranks.median();
    }
  }
}
