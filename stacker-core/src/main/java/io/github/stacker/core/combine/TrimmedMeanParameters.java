package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of the trimmed mean.
 *
 * @param low number of the lowest samples that are left out
 * @param high number of the highest samples that are left out
 */
public record TrimmedMeanParameters(
    @Parameter(value = "How many of the lowest samples are left out.", min = 0, defaultJson = "1")
        int low,
    @Parameter(value = "How many of the highest samples are left out.", min = 0, defaultJson = "1")
        int high) {}
