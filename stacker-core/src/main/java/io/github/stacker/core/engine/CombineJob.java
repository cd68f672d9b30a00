package io.github.stacker.core.engine;

import io.github.stacker.api.Combiner;

/**
 * A combiner with what is needed to blame it.
 *
 * @param place where it stands in the pipeline, as messages begin
 * @param name the combiner's name
 * @param combiner how stacks are reduced
 */
public record CombineJob(String place, String name, Combiner combiner) {}
