package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * What is replaced.
 *
 * @param lowSigma how many sigma below the median samples are left alone
 * @param highSigma how many sigma above the median samples are left alone
 * @param maxIterations most rounds; 0 for as many as change something
 * @param compatibility none or Siril
 */
public record SigmaMedianParameters(
    @Parameter(
            value = "Replaces samples further below the median.",
            unit = "sigma",
            min = 0,
            defaultJson = "3")
        double lowSigma,
    @Parameter(
            value = "Replaces samples further above the median.",
            unit = "sigma",
            min = 0,
            defaultJson = "3")
        double highSigma,
    @Parameter(
            value = "Most rounds of replacing; 0 goes on until nothing changes.",
            min = 0,
            defaultJson = "0")
        int maxIterations,
    @Parameter(value = "Whose numbers are repeated, quirks included.", defaultJson = "\"none\"")
        SirilCompatibility compatibility) {
  /** Gives the most rounds there are. */
  int rounds() {
    return maxIterations == 0 ? Integer.MAX_VALUE : maxIterations;
  }
}
