package io.github.stacker.core.combine;

import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Rejects, then combines the rest.
 *
 * @param rejections makes the rejection of one thread for stacks of one shape
 * @param futility tells why so many frames are too few, if they are
 * @param result what is made of the samples kept
 */
record RejectionCombiner(
    Function<StackInfo, Rejection> rejections,
    IntFunction<Optional<String>> futility,
    RestResult result)
    implements StackCombiner {
  /**
   * Rejects from stacks of any size, as far as is known.
   *
   * @param rejections makes the rejection of one thread for stacks of one shape
   * @param result what is made of the samples kept
   */
  RejectionCombiner(Function<StackInfo, Rejection> rejections, RestResult result) {
    this(rejections, frames -> Optional.empty(), result);
  }

  @Override
  public StackKernel newKernel(StackInfo stack) {
    return new RejectionKernel(rejections.apply(stack), result);
  }

  @Override
  public Optional<String> neverRejects(StackInfo stack) {
    return futility.apply(stack.frames());
  }

  @Override
  public boolean usesWeights() {
    return result == RestResult.MEAN;
  }
}
