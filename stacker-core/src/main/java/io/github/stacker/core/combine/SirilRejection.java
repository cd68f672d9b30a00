package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackInfo;

/** Rejects by a rule of Siril 1.0, with what all its rules have in common: {@link SirilStack}. */
final class SirilRejection implements Rejection {
  /** So few samples are never rejected. */
  private static final int TOO_FEW = 2;

  /** One of Siril's rules. Belongs to one thread. */
  @FunctionalInterface
  interface Rule {
    /**
     * Rejects samples.
     *
     * @param stack more than two samples, none of them 0
     */
    void reject(SirilStack stack);
  }

  private final SirilStack samples;
  private final Rule rule;

  SirilRejection(StackInfo stack, Rule rule) {
    samples = new SirilStack(stack);
    this.rule = rule;
  }

  @Override
  public void reject(Stack stack) {
    samples.load(stack);
    if (samples.count() > TOO_FEW) {
      rule.reject(samples);
    }
    samples.report(stack);
  }
}
