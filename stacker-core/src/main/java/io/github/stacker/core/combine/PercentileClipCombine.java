package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Optional;

/**
 * Rejects, in a single round, samples further from the median m than a share of it: x is too low if
 * {@code m - x > low * |m|} and too high if {@code x - m > high * |m|}. For few frames, where a
 * standard deviation says little. Source: the percentile clipping of PixInsight and Siril, whose
 * samples are not negative.
 *
 * <pre>{@code
 * "combine": { "method": "percentile-clip", "low": 0.2, "high": 0.1 }
 * }</pre>
 *
 * <p>The median of an even number of samples is the mean of the two in the middle. Samples at a
 * limit are kept. One sample is its own result, equal samples give themselves. Where the median is
 * 0 all other samples are rejected. Where fewer than {@code minKept} would be kept, as where two
 * samples are far apart, none is rejected.
 *
 * <p>Compatible with Siril, samples of 0 are no data: they count as rejected for being too low and
 * do not take part in the median. Median, limits and distances are rounded to single precision; the
 * median keeps its sign, so that below 0 even a sample equal to it is rejected. A single sample
 * other than 0 is the result. Where the median is 0 or nothing is kept, the result is the median of
 * all samples, those of 0 among them, and all count as kept.
 */
public final class PercentileClipCombine implements CombinerProvider<PercentileClipParameters> {
  /** Made by the service loader. */
  public PercentileClipCombine() {}

  @Override
  public String name() {
    return "percentile-clip";
  }

  @Override
  public String description() {
    return "Rejects samples further from the median than a share of it; for few frames.";
  }

  @Override
  public Class<PercentileClipParameters> parameters() {
    return PercentileClipParameters.class;
  }

  @Override
  public StackCombiner create(PercentileClipParameters parameters) {
    return new Combine(parameters);
  }

  private record Combine(PercentileClipParameters parameters) implements StackCombiner {
    @Override
    public StackKernel newKernel(StackInfo stack) {
      return parameters.compatibility() == SirilCompatibility.SIRIL
          ? new SirilPercentileClip(parameters, stack.frames())
          : new RejectionKernel(new Clip(parameters), parameters.result());
    }

    @Override
    public Optional<String> neverRejects(StackInfo stack) {
      return parameters.compatibility() == SirilCompatibility.SIRIL
          ? Optional.empty()
          : FewSamples.futility(stack.frames(), parameters.minKept());
    }

    @Override
    public boolean usesWeights() {
      return parameters.result() == RestResult.MEAN;
    }
  }

  private record Clip(PercentileClipParameters parameters) implements Rejection {
    @Override
    public boolean usesOrder() {
      return true;
    }

    @Override
    public void reject(Stack stack) {
      double[] compared = stack.compared();
      double median = SortedStack.median(stack.sorted(), 0, stack.count());
      double below = parameters.low() * Math.abs(median);
      double above = parameters.high() * Math.abs(median);
      for (int i = 0; i < stack.count(); i++) {
        if (median - compared[i] > below) {
          stack.rejectLow(i);
        } else if (compared[i] - median > above) {
          stack.rejectHigh(i);
        }
      }
      if (stack.keptCount() < parameters.minKept()) {
        stack.keepAll();
      }
    }
  }
}
