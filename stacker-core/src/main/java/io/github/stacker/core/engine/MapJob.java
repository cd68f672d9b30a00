package io.github.stacker.core.engine;

import io.github.stacker.api.FoldCombiner;
import java.util.Optional;

/**
 * One map to write.
 *
 * @param map what it tells
 * @param folded gives the map in a fold; empty if a fold has nothing to tell, as it rejects nothing
 * @param output where
 */
public record MapJob(StackMap map, Optional<FoldCombiner> folded, OutputJob output) {}
