package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.StackCombiner;

/**
 * Takes away, one after the other, the sample furthest from the mean of those left, and notes
 * R<sub>i</sub> = max |x - mean| / s, with s their sample standard deviation; rejects the samples
 * taken up to the largest i with R<sub>i</sub> &gt; &lambda;<sub>i</sub>. Then combines the rest.
 *
 * <pre>{@code
 * "combine": { "method": "generalized-esd", "outliers": 0.3, "significance": 0.05 }
 * }</pre>
 *
 * <p>The test for up to k outliers of Rosner (1983), Technometrics 25, 165: with n samples,
 * &lambda;<sub>i</sub> = (n - i) t / &radic;((n - i - 1 + t<sup>2</sup>) (n - i + 1)), t the
 * quantile of Student's t for a probability of 1 - {@code significance} / (2 (n - i + 1)) and n - i
 * - 1 degrees of freedom. Here k is {@code outliers} times n, rounded down, and never so many that
 * fewer than {@code minKept} stay. Samples without outliers lose any with a probability of about
 * {@code significance}, whatever n; the approximation is good from 25 samples, fair from 15. An
 * outlier that another one hides is still found, as the largest i counts.
 *
 * <p>With the defaults nothing is rejected from up to three samples, nor from equal ones. Where the
 * lowest and the highest are equally far, the lowest goes first; of equal samples that of the
 * earliest frame goes first at the low end, that of the latest at the high end.
 *
 * <p>With {@code compatibility}: {@code siril} always rejects at least two samples if that many are
 * allowed, and of high outliers often the wrong one; see {@link SirilGeneralizedEsd}. {@code
 * astropy} and {@code ccdproc} have no such rejection. PixInsight relaxes the limit for low samples
 * by a factor, and has defaults of its own.
 */
public final class GeneralizedEsdCombine implements CombinerProvider<GeneralizedEsdParameters> {
  /** Made by the service loader. */
  public GeneralizedEsdCombine() {}

  @Override
  public String name() {
    return "generalized-esd";
  }

  @Override
  public String description() {
    return "Rejects outliers by Rosner's test for several of them at once.";
  }

  @Override
  public Class<GeneralizedEsdParameters> parameters() {
    return GeneralizedEsdParameters.class;
  }

  @Override
  public StackCombiner create(GeneralizedEsdParameters parameters) {
    if (parameters.compatibility() == SirilCompatibility.SIRIL) {
      return new RejectionCombiner(
          info -> new SirilRejection(info, new SirilGeneralizedEsd(info, parameters)),
          parameters.result());
    }
    return new RejectionCombiner(
        info -> new GeneralizedEsd(info.frames(), parameters),
        frames -> GeneralizedEsd.futility(frames, parameters),
        parameters.result());
  }
}
