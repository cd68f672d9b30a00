package io.github.stacker.core.combine;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.Parameter;
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
public final class LinearFitClipCombine
    implements CombinerProvider<LinearFitClipCombine.LinearFit> {
  /** Made by the service loader. */
  public LinearFitClipCombine() {}

  /**
   * What is far from the line.
   *
   * @param lowSigma how many mean distances below the line samples are kept
   * @param highSigma how many mean distances above the line samples are kept
   * @param maxIterations most rounds; 0 for as many as change something
   * @param minKept a round that would leave fewer samples is not made
   * @param result what is made of the samples kept
   * @param compatibility none or Siril, which has a rule of its own in place of {@code minKept}
   */
  public record LinearFit(
      @Parameter(
              value = "Rejects samples further below the line.",
              unit = "mean distances",
              min = 0,
              defaultJson = "5")
          double lowSigma,
      @Parameter(
              value = "Rejects samples further above the line.",
              unit = "mean distances",
              min = 0,
              defaultJson = "5")
          double highSigma,
      @Parameter(
              value = "Most rounds of rejection; 0 goes on until nothing changes.",
              min = 0,
              defaultJson = "0")
          int maxIterations,
      @Parameter(
              value = "Makes no round that would leave fewer samples.",
              unit = "samples",
              min = 1,
              defaultJson = "3")
          int minKept,
      @Parameter(value = "What is made of the samples kept.", defaultJson = "\"mean\"")
          RestResult result,
      @Parameter(
              value = "Whose numbers are repeated, quirks included: none or siril.",
              defaultJson = "\"none\"")
          Compatibility compatibility) {
    /** Gives the most rounds there are. */
    int rounds() {
      return maxIterations == 0 ? Integer.MAX_VALUE : maxIterations;
    }
  }

  @Override
  public String name() {
    return "linear-fit-clip";
  }

  @Override
  public String description() {
    return "Rejects outliers by their distance from a line through the sorted samples.";
  }

  @Override
  public Class<LinearFit> parameters() {
    return LinearFit.class;
  }

  @Override
  public StackCombiner create(LinearFit parameters) {
    boolean siril = parameters.compatibility().isSirilOrNone(name());
    return new RejectionCombiner(
        info -> siril ? siril(info, parameters) : new LinearFitClip(info.frames(), parameters),
        parameters.result());
  }

  private static Rejection siril(StackInfo info, LinearFit parameters) {
    return new SirilRejection(
        info,
        new SirilLinearFitClip(
            info, parameters.lowSigma(), parameters.highSigma(), parameters.rounds()));
  }
}
