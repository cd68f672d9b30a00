package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of the clip to a share of the median.
 *
 * @param low how far below the median samples are kept
 * @param high how far above the median samples are kept
 * @param minKept where fewer would be kept, none is rejected; Siril has no such rule
 * @param result what is made of the samples kept
 * @param compatibility none or siril
 */
public record PercentileClipParameters(
    @Parameter(
            value = "Rejects samples further below the median than this share of it.",
            min = 0,
            defaultJson = "0.2")
        double low,
    @Parameter(
            value = "Rejects samples further above the median than this share of it.",
            min = 0,
            defaultJson = "0.1")
        double high,
    @Parameter(
            value = "Rejects none where fewer samples would be kept.",
            unit = "samples",
            min = 1,
            defaultJson = "1")
        int minKept,
    @Parameter(value = "What is made of the samples kept.", defaultJson = "\"mean\"")
        RestResult result,
    @Parameter(value = "Whose numbers are repeated, quirks included.", defaultJson = "\"none\"")
        SirilCompatibility compatibility) {
  /**
   * Checks what goes together.
   *
   * @throws IllegalArgumentException if the compatibility leaves no room for {@code minKept}
   */
  public PercentileClipParameters {
    if (compatibility == SirilCompatibility.SIRIL && minKept > 1) {
      throw new IllegalArgumentException(
          "minKept %d does not go with compatibility siril, which has no such rule"
              .formatted(minKept));
    }
  }
}
