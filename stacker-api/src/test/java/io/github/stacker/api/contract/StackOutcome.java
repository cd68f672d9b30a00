package io.github.stacker.api.contract;

import io.github.stacker.api.Stack;
import java.util.List;

/**
 * What a kernel made of one stack. Outcomes are equal only if their results have the same bits.
 *
 * @param result the result; NaN if there is none
 * @param kept the frames whose samples were kept, in their order
 * @param rejectedLow number of samples rejected for being too low
 * @param rejectedHigh number of samples rejected for being too high
 * @param chosen the frame whose sample was chosen, or {@link Stack#NONE}
 */
public record StackOutcome(
    double result, List<Integer> kept, int rejectedLow, int rejectedHigh, int chosen) {
  /** Copies the list. */
  public StackOutcome {
    kept = List.copyOf(kept);
  }

  /** Gives the outcome of a stack without samples, which no kernel sees. */
  static StackOutcome ofNothing() {
    return new StackOutcome(Double.NaN, List.of(), 0, 0, Stack.NONE);
  }

  /** Gives the number of samples kept. */
  public int coverage() {
    return kept.size();
  }

  /** Gives the outcome but for its result and choice. */
  StackOutcome fates() {
    return new StackOutcome(Double.NaN, kept, rejectedLow, rejectedHigh, Stack.NONE);
  }
}
