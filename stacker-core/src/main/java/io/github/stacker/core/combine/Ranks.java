package io.github.stacker.core.combine;

import java.util.Arrays;

/** The numbers of one stack in ascending order, -0 before 0. Belongs to one thread. */
final class Ranks {
  private final double[] sorted;
  private int count;

  Ranks(int capacity) {
    sorted = new double[capacity];
  }

  /** Takes the first {@code size} numbers, at least one and none of them NaN. */
  void sort(double[] numbers, int size) {
    System.arraycopy(numbers, 0, sorted, 0, size);
    Arrays.sort(sorted, 0, size);
    count = size;
  }

  /** Gives the number of a rank; 0 is that of the smallest. */
  double at(int rank) {
    return sorted[rank];
  }

  /** Gives the middle number, or the lower of the two in the middle. */
  double lowerMedian() {
    return sorted[(count - 1) / 2];
  }

  /** Gives the middle number, or the mean of the two in the middle. */
  double median() {
    return (lowerMedian() + sorted[count / 2]) / 2;
  }
}
