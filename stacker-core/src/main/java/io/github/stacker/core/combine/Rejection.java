package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;

/** Decides which samples of a stack are kept. Belongs to one thread, and may hold scratch. */
@FunctionalInterface
interface Rejection {
  /** Rejects samples by {@link Stack#compared()}; all are kept before. */
  void reject(Stack stack);

  /** Tells whether every stack's order is asked for. */
  default boolean usesOrder() {
    return false;
  }
}
