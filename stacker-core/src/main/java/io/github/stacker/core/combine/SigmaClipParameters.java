package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of sigma clipping.
 *
 * @param lowSigma how many sigma below the centre samples are kept
 * @param highSigma how many sigma above the centre samples are kept
 * @param centre what distances are measured from
 * @param deviation the unit they are measured in
 * @param maxIterations most rounds; 0 for as many as change something
 * @param minKept a round that would leave fewer samples is not made
 * @param result what is made of the samples kept
 * @param compatibility whose quirks are repeated; Siril has a rule of its own in place of {@code
 *     minKept}, astropy and ccdproc have none, and divide by n unless {@code deviation} is mad
 */
public record SigmaClipParameters(
    @Parameter(
            value = "Rejects samples further below the centre.",
            unit = "sigma",
            min = 0,
            defaultJson = "3")
        double lowSigma,
    @Parameter(
            value = "Rejects samples further above the centre.",
            unit = "sigma",
            min = 0,
            defaultJson = "3")
        double highSigma,
    @Parameter(
            value = "What samples are compared with: median or mean.",
            defaultJson = "\"median\"")
        Centre centre,
    @Parameter(
            value =
                "What sigma is: the standard deviation of a sample or a population, or mad, the"
                    + " scaled median absolute deviation.",
            defaultJson = "\"sample\"")
        Deviation deviation,
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
    @Parameter(
            value = "What is made of the samples kept: mean or median.",
            defaultJson = "\"mean\"")
        RestResult result,
    @Parameter(value = "Whose numbers are repeated, quirks included.", defaultJson = "\"none\"")
        Compatibility compatibility) {
  /**
   * Checks that there is what compatibility asks for.
   *
   * @throws IllegalArgumentException if the other program does not have these settings
   */
  public SigmaClipParameters {
    if (compatibility == Compatibility.SIRIL
        && (centre != Centre.MEDIAN || deviation != Deviation.SAMPLE)) {
      throw new IllegalArgumentException(
          "compatibility \"siril\" needs centre \"median\" and deviation \"sample\", as Siril has"
              + " no others; for its MAD clipping use mad-clip");
    }
    if (compatibility == Compatibility.CCDPROC && maxIterations > 1) {
      throw new IllegalArgumentException(
          "maxIterations must be 1 or left out, is %d: ccdproc makes a single round"
              .formatted(maxIterations));
    }
  }

  /** Gives the most rounds there are. */
  int rounds() {
    return maxIterations == 0 ? Integer.MAX_VALUE : maxIterations;
  }
}
