package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import io.github.stacker.core.combine.network.RankMeanSection;

/**
 * The trimmed mean: the samples are sorted, {@code low} of the lowest and {@code high} of the
 * highest are rejected, and the rest is averaged, weighted if frames have weights.
 *
 * <pre>{@code
 * "combine": { "method": "trimmed-mean", "low": 0, "high": 2 }
 * }</pre>
 *
 * <p>Of equal samples the earlier frame's counts as the lower one. Where {@code low + high} samples
 * or fewer are there, none would be left; there the middle one is kept, or the two in the middle,
 * and the result is the median. So one sample is its own trimmed mean, and equal samples give
 * themselves. The numbers count among the samples that are there, however many are missing: {@code
 * min-max-reject} takes a share of them instead.
 */
public final class TrimmedMeanCombine implements CombinerProvider<TrimmedMeanParameters> {
  /** Made by the service loader. */
  public TrimmedMeanCombine() {}

  @Override
  public String name() {
    return "trimmed-mean";
  }

  @Override
  public String description() {
    return "Averages all samples but some of the lowest and highest.";
  }

  @Override
  public Class<TrimmedMeanParameters> parameters() {
    return TrimmedMeanParameters.class;
  }

  @Override
  public StackCombiner create(TrimmedMeanParameters parameters) {
    return new Combine(parameters);
  }

  private record Combine(TrimmedMeanParameters parameters) implements StackCombiner {
    @Override
    public StackKernel newKernel(StackInfo stack) {
      Trim trim = new Trim(parameters, new ExtremesRejection(stack.frames()));
      return new SectionKernel(
          new RejectionKernel(trim, RestResult.MEAN),
          new RankMeanSection(stack.sampleType(), trim::kept)::combine);
    }

    @Override
    public boolean usesWeights() {
      return true;
    }
  }

  private record Trim(TrimmedMeanParameters parameters, ExtremesRejection extremes)
      implements Rejection {
    RankMeanSection.Ranks kept(int count) {
      if ((long) parameters.low() + parameters.high() < count) {
        return new RankMeanSection.Ranks(parameters.low(), count - parameters.high());
      }
      int aside = (count - 1) / 2;
      return new RankMeanSection.Ranks(aside, count - aside);
    }

    @Override
    public void reject(Stack stack) {
      int count = stack.count();
      RankMeanSection.Ranks kept = kept(count);
      extremes.reject(stack, kept.from(), count - kept.to());
    }
  }
}
