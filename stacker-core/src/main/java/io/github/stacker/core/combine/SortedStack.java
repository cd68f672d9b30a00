package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import java.util.Arrays;

/**
 * What the samples of a stack are compared by, in ascending order; of equal ones the earlier frame
 * comes first. Belongs to one thread and is used again and again.
 */
final class SortedStack {
  private final double[] values;
  private final int[] equalBefore;
  private int count;

  SortedStack(int capacity) {
    values = new double[capacity];
    equalBefore = new int[capacity];
  }

  /** Takes the numbers of a stack. */
  void load(Stack stack) {
    count = stack.count();
    System.arraycopy(stack.compared(), 0, values, 0, count);
    Arrays.sort(values, 0, count);
  }

  /** Gives the numbers, from index 0; the owner may change them once all is decided. */
  double[] values() {
    return values;
  }

  int count() {
    return count;
  }

  /** Gives the median of the numbers of rank {@code from} to {@code to - 1}. */
  double median(int from, int to) {
    return median(values, from, to);
  }

  /** Gives the middle one of {@code sorted[from .. to)}, or the mean of the two in the middle. */
  static double median(double[] sorted, int from, int to) {
    int last = from + to - 1;
    return (sorted[last / 2] + sorted[(last + 1) / 2]) / 2;
  }

  /** Rejects what is less or more than the numbers of rank {@code from} to {@code to - 1}. */
  void keepValues(Stack stack, int from, int to) {
    if (from > 0 || to < count) {
      keepBetween(stack, values[from], values[to - 1]);
    }
  }

  /** Rejects what is less than {@code low} or more than {@code high}. */
  static void keepBetween(Stack stack, double low, double high) {
    double[] compared = stack.compared();
    for (int i = 0; i < stack.count(); i++) {
      if (compared[i] < low) {
        stack.rejectLow(i);
      } else if (compared[i] > high) {
        stack.rejectHigh(i);
      }
    }
  }

  /**
   * Rejects by rank, for decisions that may part equal samples.
   *
   * @param fates for each rank below 0 if too low, above 0 if too high, 0 if kept; not all kept
   */
  void rejectRanks(Stack stack, byte[] fates) {
    int lowest = 0;
    while (fates[lowest] == 0) {
      lowest++;
    }
    int highest = count - 1;
    while (fates[highest] == 0) {
      highest--;
    }
    Arrays.fill(equalBefore, 0, count, 0);
    double[] compared = stack.compared();
    for (int i = 0; i < count; i++) {
      if (compared[i] >= values[lowest] && compared[i] <= values[highest]) {
        int first = firstRankOf(compared[i]);
        reject(stack, i, fates[first + equalBefore[first]++]);
      }
    }
  }

  private static void reject(Stack stack, int index, int fate) {
    if (fate < 0) {
      stack.rejectLow(index);
    } else if (fate > 0) {
      stack.rejectHigh(index);
    }
  }

  private int firstRankOf(double value) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
