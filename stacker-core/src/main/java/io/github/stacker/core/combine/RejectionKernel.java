package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackKernel;

/** Rejects, then makes the result of the rest. */
record RejectionKernel(Rejection rejection, RestResult result) implements StackKernel {
  @Override
  public boolean usesOrder() {
    return rejection.usesOrder();
  }

  @Override
  public double combine(Stack stack) {
    rejection.reject(stack);
    return result.of(stack);
  }
}
