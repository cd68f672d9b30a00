package io.github.stacker.core.pipeline;

import io.github.stacker.api.Filter;
import io.github.stacker.core.plugin.Origin;

/**
 * One filter of a pipeline, ready to be applied.
 *
 * @param name the filter's name
 * @param origin where it came from
 * @param filter the filter with its parameters
 */
public record Step(String name, Origin origin, Filter filter) {}
