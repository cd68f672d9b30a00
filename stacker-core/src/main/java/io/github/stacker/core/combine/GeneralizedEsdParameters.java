package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * How many outliers there may be, and how sure they are.
 *
 * @param outliers largest share of samples that may be rejected
 * @param significance probability of finding outliers where there are none
 * @param minKept least number of samples that stay
 * @param result what is made of the samples kept
 * @param compatibility none or Siril, which has no {@code minKept}
 */
public record GeneralizedEsdParameters(
    @Parameter(
            value = "Largest share of samples that may be rejected.",
            min = 0,
            max = 0.5,
            defaultJson = "0.3")
        double outliers,
    @Parameter(
            value = "Probability of finding outliers where there are none.",
            min = 0.000001,
            max = 0.5,
            defaultJson = "0.05")
        double significance,
    @Parameter(
            value = "Rejects none of the last so many samples.",
            unit = "samples",
            min = 1,
            defaultJson = "3")
        int minKept,
    @Parameter(value = "What is made of the samples kept.", defaultJson = "\"mean\"")
        RestResult result,
    @Parameter(value = "Whose numbers are repeated, quirks included.", defaultJson = "\"none\"")
        SirilCompatibility compatibility) {}
