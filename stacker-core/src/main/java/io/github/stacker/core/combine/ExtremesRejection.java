package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import java.util.Arrays;

/**
 * Rejects given numbers of the lowest and of the highest samples. Of equal samples the earlier
 * frame's counts as the lower one. Belongs to one thread.
 */
final class ExtremesRejection {
  /** So many are found sooner by keeping them at hand than by sorting all. */
  private static final int FEW = 8;

  private static final int UPWARDS = 1;
  private static final int DOWNWARDS = -1;

  /** The first numbers in ascending order, those of {@link #DOWNWARDS} with their sign changed. */
  private final double[] first;

  ExtremesRejection(int capacity) {
    first = new double[capacity];
  }

  /** Rejects {@code low} and {@code high} samples, in all not more than there are. */
  void reject(Stack stack, int low, int high) {
    if (low > 0) {
      rejectLow(stack, low);
    }
    if (high > 0) {
      rejectHigh(stack, high);
    }
  }

  private void rejectLow(Stack stack, int low) {
    double[] compared = stack.compared();
    find(compared, stack.count(), low, UPWARDS);
    double limit = first[low - 1];
    int atLimit = low - countBefore(limit);
    for (int i = 0; i < stack.count(); i++) {
      if (compared[i] < limit || compared[i] == limit && atLimit-- > 0) {
        stack.rejectLow(i);
      }
    }
  }

  private void rejectHigh(Stack stack, int high) {
    double[] compared = stack.compared();
    find(compared, stack.count(), high, DOWNWARDS);
    double limit = -first[high - 1];
    int atLimit = high - countBefore(-limit);
    for (int i = stack.count() - 1; i >= 0; i--) {
      if (compared[i] > limit || compared[i] == limit && atLimit-- > 0) {
        stack.rejectHigh(i);
      }
    }
  }

  /** Finds the {@code wanted} first numbers in ascending order of number times direction. */
  private void find(double[] numbers, int count, int wanted, int direction) {
    if (wanted <= FEW) {
      findFew(numbers, count, wanted, direction);
      return;
    }
    for (int i = 0; i < count; i++) {
      first[i] = direction * numbers[i];
    }
    Arrays.sort(first, 0, count);
  }

  private void findFew(double[] numbers, int count, int wanted, int direction) {
    for (int i = 0; i < count; i++) {
      double number = direction * numbers[i];
      if (i < wanted || number < first[wanted - 1]) {
        insert(number, Math.min(i, wanted - 1));
      }
    }
  }

  /** Inserts a number into the {@code size} ones at hand. */
  private void insert(double number, int size) {
    int i = size;
    while (i > 0 && first[i - 1] > number) {
      first[i] = first[i - 1];
      i--;
    }
    first[i] = number;
  }

  private int countBefore(double limit) {
    int before = 0;
    while (first[before] < limit) {
      before++;
    }
    return before;
  }
}
