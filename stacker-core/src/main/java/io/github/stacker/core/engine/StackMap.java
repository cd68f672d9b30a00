package io.github.stacker.core.engine;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;

/**
 * A picture beside the stacked frame that tells how its samples came about. It has the colour bands
 * of the stacked frame and no alpha.
 */
public enum StackMap {
  /** How many samples were kept. */
  COVERAGE {
    @Override
    double of(Stack stack) {
      return stack.keptCount();
    }
  },
  /** How many samples were rejected for being too low. */
  REJECTED_LOW {
    @Override
    double of(Stack stack) {
      return stack.rejectedLow();
    }
  },
  /** How many samples were rejected for being too high. */
  REJECTED_HIGH {
    @Override
    double of(Stack stack) {
      return stack.rejectedHigh();
    }
  },
  /** Which frame the sample is from, 1 for the first; 0 where there is none. */
  PROVENANCE {
    @Override
    double of(Stack stack) {
      return ofFold(stack.chosen() == Stack.NONE ? Double.NaN : stack.chosen());
    }

    @Override
    double ofFold(double result) {
      return Double.isNaN(result) ? 0 : result + 1;
    }
  },
  /** The sample standard deviation of the samples kept; NaN for fewer than two. */
  DEVIATION {
    @Override
    double of(Stack stack) {
      return stack.keptDeviation();
    }
  };

  private static final int MOST_UINT16 = 65_535;

  /** Gives the map's sample for a stack that was combined. */
  abstract double of(Stack stack);

  /** Gives the map's sample for the result of the fold that tells it. */
  double ofFold(double result) {
    return result;
  }

  /** Gives the type in which the map is written when none is named. */
  SampleType naturalType(int frames) {
    if (this == DEVIATION) {
      return SampleType.FLOAT32;
    }
    return frames <= MOST_UINT16 ? SampleType.UINT16 : SampleType.FLOAT64;
  }
}
