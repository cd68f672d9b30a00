package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;

/**
 * Rejects given numbers of the lowest and of the highest samples. Of equal samples the earlier
 * frame's counts as the lower one. Belongs to one thread.
 */
final class ExtremesRejection {
  private final Ranks ranks;

  ExtremesRejection(int capacity) {
    ranks = new Ranks(capacity);
  }

  /** Rejects {@code low} and {@code high} samples, in all not more than there are. */
  void reject(Stack stack, int low, int high) {
    if (low + high == 0) {
      return;
    }
    ranks.sort(stack.compared(), stack.count());
    if (low > 0) {
      rejectLow(stack, low);
    }
    if (high > 0) {
      rejectHigh(stack, high);
    }
  }

  private void rejectLow(Stack stack, int low) {
    double[] compared = stack.compared();
    double limit = ranks.at(low - 1);
    int atLimit = low - countBelow(limit);
    for (int i = 0; i < stack.count(); i++) {
      boolean below = compared[i] < limit;
      if (below || compared[i] == limit && atLimit-- > 0) {
        stack.rejectLow(i);
      }
    }
  }

  private void rejectHigh(Stack stack, int high) {
    double[] compared = stack.compared();
    double limit = ranks.at(stack.count() - high);
    int atLimit = high - countAbove(limit);
    for (int i = stack.count() - 1; i >= 0; i--) {
      boolean above = compared[i] > limit;
      if (above || compared[i] == limit && atLimit-- > 0) {
        stack.rejectHigh(i);
      }
    }
  }

  private int countBelow(double limit) {
    int below = 0;
    while (ranks.at(below) < limit) {
      below++;
    }
    return below;
  }

  private int countAbove(double limit) {
    int above = 0;
    while (ranks.at(ranks.count() - 1 - above) > limit) {
      above++;
    }
    return above;
  }
}
