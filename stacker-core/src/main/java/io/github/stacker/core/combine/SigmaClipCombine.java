package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Optional;

/**
 * Sigma clipping: of the samples kept so far, those are rejected that lie more than {@code lowSigma
 * * s} below the centre c or more than {@code highSigma * s} above it, round after round, until a
 * round changes nothing. The rest is averaged.
 *
 * <pre>{@code
 * "combine": { "method": "sigma-clip", "lowSigma": 3, "highSigma": 2.5, "maxIterations": 5 }
 * }</pre>
 *
 * <p>c is the median or the mean of the samples kept, s their standard deviation or 1.4826 times
 * their median absolute deviation. Samples exactly at a limit are kept. Sums of integers are exact;
 * floating samples are summed in ascending order for c and s, in frame order for the result.
 *
 * <p>One sample is kept, and so are equal ones. No sample of n can be further from the mean than (n
 * - 1)/&radic;n standard deviations, and a lone one that is very far comes to &radic;n of them from
 * the median, so that 3 sigma find it in ten samples or more: for fewer take fewer sigma, or {@code
 * mad}.
 *
 * <p>With {@code compatibility}:
 *
 * <ul>
 *   <li>{@code siril}: see {@link SirilSigmaClip}; median and sample deviation alone.
 *   <li>{@code astropy}: {@code sigma_clip}, whose deviation divides by n and whose last bounds
 *       decide on all samples, see {@link AstropySigmaClip}; its default of {@code maxIterations}
 *       is 5, of {@code centre} the median.
 *   <li>{@code ccdproc}: the same with a single round; its default {@code centre} is the mean.
 * </ul>
 */
public final class SigmaClipCombine implements CombinerProvider<SigmaClipParameters> {
  /** Made by the service loader. */
  public SigmaClipCombine() {}

  @Override
  public String name() {
    return "sigma-clip";
  }

  @Override
  public String description() {
    return "Averages what lies within some sigma of the centre: outliers of any kind vanish.";
  }

  @Override
  public Class<SigmaClipParameters> parameters() {
    return SigmaClipParameters.class;
  }

  @Override
  public StackCombiner create(SigmaClipParameters parameters) {
    return new Combine(parameters);
  }

  private record Combine(SigmaClipParameters parameters) implements StackCombiner {
    @Override
    public StackKernel newKernel(StackInfo stack) {
      RejectionKernel one = new RejectionKernel(rejection(stack), parameters.result());
      return parameters.compatibility() == Compatibility.NONE
          ? new SectionKernel(one, new SigmaClipSection(stack, parameters)::combine)
          : one;
    }

    @Override
    public Optional<String> neverRejects(StackInfo stack) {
      return parameters.compatibility() == Compatibility.NONE
          ? FewSamples.ofSigma(parameters.centre(), parameters.deviation())
              .futility(
                  stack.frames(),
                  parameters.lowSigma(),
                  parameters.highSigma(),
                  parameters.minKept())
          : Optional.empty();
    }

    private Rejection rejection(StackInfo stack) {
      double low = parameters.lowSigma();
      double high = parameters.highSigma();
      Centre centre = parameters.centre();
      Deviation deviation = parameters.deviation();
      int rounds = parameters.rounds();
      return switch (parameters.compatibility()) {
        case NONE -> new SigmaRejection(stack, parameters);
        case SIRIL -> new SirilRejection(stack, new SirilSigmaClip(low, high, rounds));
        case ASTROPY -> new AstropySigmaClip(stack, low, high, rounds, centre, deviation);
        case CCDPROC -> AstropySigmaClip.ccdproc(stack, low, high, centre, deviation);
      };
    }

    @Override
    public boolean usesWeights() {
      return parameters.result() == RestResult.MEAN;
    }
  }
}
