package io.github.stacker.core.engine;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import java.util.Optional;

/**
 * A combiner with what is needed to blame it.
 *
 * @param place where it stands in the pipeline, as messages begin
 * @param name the combiner's name
 * @param combiner how stacks are reduced
 */
public record CombineJob(String place, String name, Combiner combiner) {
  /**
   * Tells why nothing can be rejected of stacks, whatever is in the frames.
   *
   * @param stack what will be combined
   * @return the reason and what to do; empty if something may be rejected, or as far as is known
   */
  public Optional<String> neverRejects(StackInfo stack) {
    return combiner instanceof StackCombiner stacks ? stacks.neverRejects(stack) : Optional.empty();
  }
}
