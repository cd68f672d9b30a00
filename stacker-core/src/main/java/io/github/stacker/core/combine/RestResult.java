package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;

/** What is made of the samples that were kept. */
public enum RestResult {
  /** Their mean, weighted if frames have weights. */
  MEAN {
    @Override
    double of(Stack stack) {
      return stack.keptMean();
    }
  },
  /** Their median. */
  MEDIAN {
    @Override
    double of(Stack stack) {
      return stack.keptMedian();
    }
  };

  abstract double of(Stack stack);
}
