package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of variance and standard deviation.
 *
 * @param sigma by what squared deviations are divided
 */
public record SpreadParameters(
    @Parameter(
            value = "Divides by n - 1 (sample) or by n (population).",
            defaultJson = "\"sample\"")
        SigmaKind sigma) {}
