package io.github.stacker.core.combine;

import io.github.stacker.api.Parameter;

/**
 * The parameters of the percentile.
 *
 * @param percentile how many of a hundred samples are below the result
 * @param interpolation what is made of the two samples around it
 */
public record PercentileParameters(
    @Parameter(
            value = "How many of a hundred samples are below the result: 50 is the median.",
            unit = "percent",
            min = 0,
            max = 100)
        double percentile,
    @Parameter(
            value =
                "What is made of the two samples around the percentile: linear, lower, higher,"
                    + " nearest or midpoint.",
            defaultJson = "\"linear\"")
        Interpolation interpolation) {}
