package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;

/**
 * Rejects the i-th smallest of the n samples kept so far, y<sub>i</sub>, if a i + b - y<sub>i</sub>
 * &gt; {@code lowSigma} s or y<sub>i</sub> - a i - b &gt; {@code highSigma} s, where a i + b is the
 * line of least squares through all (i, y<sub>i</sub>) and s the mean of |y<sub>i</sub> - a i - b|;
 * repeated until nothing changes. Then combines the rest.
 *
 * <pre>{@code
 * "combine": { "method": "linear-fit-clip", "lowSigma": 5, "highSigma": 5 }
 * }</pre>
 *
 * <p>Made for samples whose level drifts from frame to frame, as under a changing sky: sorted, they
 * lie about a line, and no sample is far from it for the drift alone. Source: the rejection of that
 * name in PixInsight and Siril; the fit is the textbook's linear regression.
 *
 * <p>One frame, two frames and equal samples are kept. Equal samples need not share their fate, as
 * they have different ranks: of them the earlier frame has the lower rank.
 *
 * <p>With {@code compatibility}: {@code siril} divides by the means that belong to all frames, also
 * when samples were rejected or are 0, so its later lines are wrong; see {@link
 * SirilLinearFitClip}. {@code astropy} and {@code ccdproc} have no such rejection. PixInsight fits
 * by least absolute deviations and takes twice the mean deviation for s, so 5 here is about 2.5
 * there.
 */
public final class LinearFitClipCombine implements CombinerProvider<LinearFitClipParameters> {
  /** Made by the service loader. */
  public LinearFitClipCombine() {}

  @Override
  public String name() {
    return "linear-fit-clip";
  }

  @Override
  public String description() {
    return "Rejects outliers by their distance from a line through the sorted samples.";
  }

  @Override
  public Class<LinearFitClipParameters> parameters() {
    return LinearFitClipParameters.class;
  }

  @Override
  public StackCombiner create(LinearFitClipParameters parameters) {
    if (parameters.compatibility() == SirilCompatibility.SIRIL) {
      return new RejectionCombiner(info -> siril(info, parameters), parameters.result());
    }
    return new RejectionCombiner(
        info -> new LinearFitClip(info.frames(), parameters),
        frames ->
            FewSamples.FROM_LINE.futility(
                frames, parameters.lowSigma(), parameters.highSigma(), parameters.minKept()),
        parameters.result());
  }

  private static Rejection siril(StackInfo info, LinearFitClipParameters parameters) {
    return new SirilRejection(
        info,
        new SirilLinearFitClip(
            info, parameters.lowSigma(), parameters.highSigma(), parameters.rounds()));
  }
}
