package io.github.stacker.core.combine;

import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.function.Function;

/**
 * Rejects, then combines the rest.
 *
 * @param rejections makes the rejection of one thread for stacks of one shape
 * @param result what is made of the samples kept
 */
record RejectionCombiner(Function<StackInfo, Rejection> rejections, RestResult result)
    implements StackCombiner {
  @Override
  public StackKernel newKernel(StackInfo stack) {
    return new RejectionKernel(rejections.apply(stack), result);
  }

  @Override
  public boolean usesWeights() {
    return result == RestResult.MEAN;
  }
}
