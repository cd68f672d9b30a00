package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Optional;

/**
 * Replaces x by m if m - x &gt; {@code lowSigma} s or x - m &gt; {@code highSigma} s, with m the
 * median and s the sample standard deviation of all samples as they are by then; repeated until
 * nothing changes. Then averages all of them.
 *
 * <pre>{@code
 * "combine": { "method": "sigma-median", "lowSigma": 2, "highSigma": 2 }
 * }</pre>
 *
 * <p>Known as median kappa-sigma. It keeps the number of samples, so results have the same noise
 * everywhere, at the price of a pull towards the median. Replaced samples count as rejected, and
 * weigh what they weighed before. Where samples are compared by other numbers, those decide, and
 * what is averaged gets the median of what is averaged.
 *
 * <p>One frame and equal samples stay as they are; of two frames the mean is the median. Samples
 * may be replaced again. The rounds end, as each narrows the range of the samples.
 *
 * <p>With {@code compatibility}: {@code siril} computes in single precision, leaves zeros out and
 * cuts the median of integers to an integer; see {@link SirilSigmaMedian}. {@code astropy} and
 * {@code ccdproc} have no such rejection. DeepSkyStacker measures from the mean, in standard
 * deviations of the population, and makes five rounds.
 */
public final class SigmaMedianCombine implements CombinerProvider<SigmaMedianParameters> {
  /** Made by the service loader. */
  public SigmaMedianCombine() {}

  @Override
  public String name() {
    return "sigma-median";
  }

  @Override
  public String description() {
    return "Averages the samples after outliers have been replaced by the median.";
  }

  @Override
  public Class<SigmaMedianParameters> parameters() {
    return SigmaMedianParameters.class;
  }

  @Override
  public StackCombiner create(SigmaMedianParameters parameters) {
    return new Combine(parameters, parameters.compatibility() == SirilCompatibility.SIRIL);
  }

  private record Combine(SigmaMedianParameters parameters, boolean siril) implements StackCombiner {
    @Override
    public StackKernel newKernel(StackInfo stack) {
      return siril
          ? new SirilSigmaMedian(
              stack, parameters.lowSigma(), parameters.highSigma(), parameters.rounds())
          : new SigmaMedian(stack, parameters);
    }

    @Override
    public Optional<String> neverRejects(StackInfo stack) {
      return siril
          ? Optional.empty()
          : FewSamples.ofSigma(Centre.MEDIAN, Deviation.SAMPLE)
              .futility(stack.frames(), parameters.lowSigma(), parameters.highSigma(), 0);
    }

    @Override
    public boolean usesWeights() {
      return true;
    }
  }
}
