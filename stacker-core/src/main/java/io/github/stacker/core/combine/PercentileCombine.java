package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import io.github.stacker.core.combine.network.RankPairSection;

/**
 * A percentile: of n sorted samples that of rank h = (n - 1)q/100, counted from 0. Where h is not
 * whole the samples around it are interpolated.
 *
 * <pre>{@code
 * "combine": { "method": "percentile", "percentile": 25, "interpolation": "nearest" }
 * }</pre>
 *
 * <p>Results have the bits of {@code numpy.percentile} for integers and for double precision; from
 * single precision NumPy rounds to single precision on the way, which is not done here. Between
 * equal infinities the result is that infinity, where NumPy has NaN. Source: R. J. Hyndman and Y.
 * Fan (1996), The American Statistician 50, 361, definition 7.
 *
 * <p>One sample is its own percentile, equal samples are theirs. 50 is the median, for even counts
 * up to rounding. Nothing is rejected, weights are not heeded. With {@code lower}, {@code higher}
 * and {@code nearest} the result is a sample, and of equal samples that of the first frame is
 * chosen.
 */
public final class PercentileCombine implements CombinerProvider<PercentileParameters> {
  /** Made by the service loader. */
  public PercentileCombine() {}

  @Override
  public String name() {
    return "percentile";
  }

  @Override
  public String description() {
    return "Takes the sample below which a given share of the samples lies.";
  }

  @Override
  public Class<PercentileParameters> parameters() {
    return PercentileParameters.class;
  }

  @Override
  public StackCombiner create(PercentileParameters parameters) {
    return new Combine(parameters);
  }

  private record Combine(PercentileParameters parameters) implements StackCombiner {
    @Override
    public StackKernel newKernel(StackInfo stack) {
      Kernel single = new Kernel(parameters, stack.frames());
      return new SectionKernel(
          single, new RankPairSection(stack.sampleType(), single::rankOf)::combine);
    }

    @Override
    public boolean choosesSamples() {
      return parameters.interpolation().givesSamples();
    }
  }

  private static final class Kernel implements StackKernel {
    private final PercentileParameters parameters;
    private final Ranks ranks;

    /** Where the percentile of each number of samples lies, once it was needed. */
    private final PercentileRank[] rankOfCount;

    Kernel(PercentileParameters parameters, int frames) {
      this.parameters = parameters;
      ranks = new Ranks(frames);
      rankOfCount = new PercentileRank[frames + 1];
    }

    @Override
    public double combine(Stack stack) {
      ranks.sort(stack.samples(), stack.count());
      PercentileRank rank = rankOf(stack.count());
      double result = rank.between(ranks.at(rank.lower()), ranks.at(rank.upper()));
      if (parameters.interpolation().givesSamples()) {
        Choice.ofFirstEqual(stack, result);
      }
      return result;
    }

    private PercentileRank rankOf(int count) {
      if (rankOfCount[count] == null) {
        rankOfCount[count] =
            PercentileRank.of(count, parameters.percentile(), parameters.interpolation());
      }
      return rankOfCount[count];
    }
  }
}
