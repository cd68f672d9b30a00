package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;

/** Names the frame that a result is from. */
final class Choice {
  private Choice() {}

  /** Chooses the first sample equal to a number; none if there is no such sample. */
  static void ofFirstEqual(Stack stack, double number) {
    double[] samples = stack.samples();
    for (int i = 0; i < stack.count(); i++) {
      if (samples[i] == number) {
        stack.choose(i);
        return;
      }
    }
  }
}
