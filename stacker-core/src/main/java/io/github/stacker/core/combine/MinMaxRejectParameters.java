package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of the rejection of extremes.
 *
 * @param low number of the lowest samples that are rejected where none is missing
 * @param high number of the highest samples that are rejected where none is missing
 * @param minKept where fewer would be kept, none is rejected; ccdproc has no such rule
 * @param result what is made of the samples kept
 * @param compatibility none or ccdproc
 */
public record MinMaxRejectParameters(
    @Parameter(
            value = "Rejects so many of the lowest samples where none is missing.",
            unit = "samples",
            min = 0,
            defaultJson = "1")
        int low,
    @Parameter(
            value = "Rejects so many of the highest samples where none is missing.",
            unit = "samples",
            min = 0,
            defaultJson = "1")
        int high,
    @Parameter(
            value = "Rejects none where fewer samples would be kept.",
            unit = "samples",
            min = 1,
            defaultJson = "1")
        int minKept,
    @Parameter(value = "What is made of the samples kept.", defaultJson = "\"mean\"")
        RestResult result,
    @Parameter(value = "Whose numbers are repeated, quirks included.", defaultJson = "\"none\"")
        CcdprocCompatibility compatibility) {
  /**
   * Checks what goes together.
   *
   * @throws IllegalArgumentException if the compatibility leaves no room for {@code minKept}
   */
  public MinMaxRejectParameters {
    if (compatibility == CcdprocCompatibility.CCDPROC && minKept > 1) {
      throw new IllegalArgumentException(
          "minKept %d does not go with compatibility ccdproc, which has no such rule"
              .formatted(minKept));
    }
  }
}
