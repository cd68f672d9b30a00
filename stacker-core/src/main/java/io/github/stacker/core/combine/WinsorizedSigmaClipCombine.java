package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;

/**
 * Rejects x if m - x &gt; {@code lowSigma} s or x - m &gt; {@code highSigma} s, with m the median
 * of the samples kept so far and s their standard deviation after winsorising; repeated until
 * nothing changes. Then combines the rest.
 *
 * <pre>{@code
 * "combine": { "method": "winsorized-sigma-clip", "lowSigma": 3, "highSigma": 3 }
 * }</pre>
 *
 * <p>Winsorising moves samples further than 1.5 s from m to that distance, sets s to 1.134 times
 * the sample standard deviation of what results, and is repeated until s changes by no more than
 * 0.0005 of itself; see {@link WinsorizedSigma}. Source: Huber's proposal in the form of the
 * Analytical Methods Committee (1989), Analyst 114, 1693, which PixInsight's ImageIntegration and
 * Siril use around the median.
 *
 * <p>One frame, two frames and equal samples are kept. Equal samples share their fate. Where s
 * shrinks for ever, as it does when few samples differ from many equal ones, it is 0 and all that
 * differ are rejected, unless fewer than {@code minKept} would stay.
 *
 * <p>With {@code compatibility}: {@code siril} computes in single precision, rounds the limits of
 * integer samples, leaves zeros out and has its own rule of how many stay, see {@link
 * SirilWinsorizedClip}. {@code astropy} and {@code ccdproc} have no such rejection. PixInsight
 * rejects by this definition too, at least until three are left, with a normalisation of its own.
 */
public final class WinsorizedSigmaClipCombine
    implements CombinerProvider<WinsorizedSigmaClipParameters> {
  /** Made by the service loader. */
  public WinsorizedSigmaClipCombine() {}

  @Override
  public String name() {
    return "winsorized-sigma-clip";
  }

  @Override
  public String description() {
    return "Rejects outliers by standard deviations that they themselves do not inflate.";
  }

  @Override
  public Class<WinsorizedSigmaClipParameters> parameters() {
    return WinsorizedSigmaClipParameters.class;
  }

  @Override
  public StackCombiner create(WinsorizedSigmaClipParameters parameters) {
    if (parameters.compatibility() == SirilCompatibility.SIRIL) {
      return new RejectionCombiner(info -> siril(info, parameters), parameters.result());
    }
    return new RejectionCombiner(
        info -> new WinsorizedSigmaClip(info.frames(), parameters),
        frames -> FewSamples.futility(frames, parameters.minKept()),
        parameters.result());
  }

  private static Rejection siril(StackInfo info, WinsorizedSigmaClipParameters parameters) {
    return new SirilRejection(
        info,
        new SirilWinsorizedClip(
            info, parameters.lowSigma(), parameters.highSigma(), parameters.rounds()));
  }
}
