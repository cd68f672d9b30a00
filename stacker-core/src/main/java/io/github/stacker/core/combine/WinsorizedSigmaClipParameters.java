package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of clipping by the winsorised standard deviation.
 *
 * @param lowSigma how many sigma below the median samples are kept
 * @param highSigma how many sigma above the median samples are kept
 * @param maxIterations most rounds; 0 for as many as change something
 * @param minKept a round that would leave fewer samples is not made
 * @param result what is made of the samples kept
 * @param compatibility whose quirks are repeated; Siril has a rule of its own in place of {@code
 *     minKept}
 */
public record WinsorizedSigmaClipParameters(
    @Parameter(
            value = "Rejects samples further below the median.",
            unit = "sigma",
            min = 0,
            defaultJson = "3")
        double lowSigma,
    @Parameter(
            value = "Rejects samples further above the median.",
            unit = "sigma",
            min = 0,
            defaultJson = "3")
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
    @Parameter(value = "Whose numbers are repeated, quirks included.", defaultJson = "\"none\"")
        SirilCompatibility compatibility) {
  /** Gives the most rounds there are. */
  int rounds() {
    return maxIterations == 0 ? Integer.MAX_VALUE : maxIterations;
  }
}
