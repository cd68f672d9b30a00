package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;

/**
 * Rejects x if m - x &gt; {@code lowSigma} s or x - m &gt; {@code highSigma} s, with m the median
 * of the samples kept so far and s = 1.4826 median(|x - m|), their median absolute deviation;
 * repeated until nothing changes. Then combines the rest.
 *
 * <pre>{@code
 * "combine": { "method": "mad-clip", "lowSigma": 3, "highSigma": 3 }
 * }</pre>
 *
 * <p>Neither m nor s is moved by outliers as long as they are fewer than half, so no outlier hides
 * another as it can from {@code sigma-clip}. The factor makes s agree with the standard deviation
 * on normally distributed samples. Source: Hampel (1974), J. Am. Stat. Assoc. 69, 383; Rousseeuw
 * and Croux (1993), J. Am. Stat. Assoc. 88, 1273.
 *
 * <p>One frame, two frames and equal samples are kept. Equal samples share their fate. Where more
 * than half of the samples are equal, s is 0 and all others are rejected, which coarse integers
 * come to easily; {@code minKept} stays, so that not all can be rejected.
 *
 * <p>With {@code compatibility}:
 *
 * <ul>
 *   <li>{@code siril}: s is the deviation itself, without 1.4826, around the median of the round
 *       before, found in a coarse histogram if samples are floating; see {@link SirilMadClip}.
 *   <li>{@code astropy}: {@code sigma_clip(cenfunc="median", stdfunc="mad_std")}, whose last bounds
 *       decide on all samples; {@code maxIterations} there is 5 unless given. See {@link
 *       AstropySigmaClip}.
 *   <li>{@code ccdproc}: the same with a single round.
 * </ul>
 *
 * <p>PixInsight has no such rejection.
 */
public final class MadClipCombine implements CombinerProvider<MadClipParameters> {
  /** Made by the service loader. */
  public MadClipCombine() {}

  @Override
  public String name() {
    return "mad-clip";
  }

  @Override
  public String description() {
    return "Rejects outliers by their distance from the median, in median absolute deviations.";
  }

  @Override
  public Class<MadClipParameters> parameters() {
    return MadClipParameters.class;
  }

  @Override
  public StackCombiner create(MadClipParameters parameters) {
    if (parameters.compatibility() != Compatibility.SIRIL) {
      return new SigmaClipCombine().create(parameters.asSigmaClip());
    }
    return new RejectionCombiner(info -> siril(info, parameters), parameters.result());
  }

  private static Rejection siril(StackInfo info, MadClipParameters parameters) {
    return new SirilRejection(
        info,
        new SirilMadClip(info, parameters.lowSigma(), parameters.highSigma(), parameters.rounds()));
  }
}
