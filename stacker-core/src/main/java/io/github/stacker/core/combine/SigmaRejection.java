package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackInfo;

/** Sigma clipping of one stack after the other, see {@link SigmaClipCombine}. */
final class SigmaRejection implements Rejection {
  private final SortedStack sorted;
  private final SigmaRounds rounds;

  SigmaRejection(StackInfo stack, SigmaClipParameters parameters) {
    sorted = new SortedStack(stack.frames());
    rounds = new SigmaRounds(stack, parameters);
  }

  @Override
  public void reject(Stack stack) {
    sorted.load(stack);
    rounds.run(sorted.values(), sorted.count());
    sorted.keepValues(stack, rounds.from(), rounds.to());
  }
}
