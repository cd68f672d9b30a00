package io.github.stacker.core.pipeline;

import io.github.stacker.api.Combiner;
import io.github.stacker.core.plugin.Origin;

/**
 * The combine of a pipeline, ready to be used.
 *
 * @param place where it stands, as messages begin
 * @param name the combiner's name
 * @param origin where it came from
 * @param combiner the combiner with its parameters
 */
public record CombineStep(String place, String name, Origin origin, Combiner combiner) {}
