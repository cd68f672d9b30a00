package io.github.stacker.filters.detail;

/** Adds lines, each multiplied by its tap: first the middle, then pairs from the inside out. */
final class LineSum {
  /** With more than four lines beside the sum, compilers give up. */
  private static final int PAIRS_AT_ONCE = 2;

  private final Taps taps;

  LineSum(Taps taps) {
    this.taps = taps;
  }

  /**
   * Adds.
   *
   * @param lines {@code 2 * radius + 1} of them
   * @param length samples of each
   * @param sum gets the result from index 0 on
   */
  void add(Lines lines, int length, float[] sum) {
    int middle = taps.radius();
    first(lines.line(middle, 0), taps.at(0), length, sum);
    int distance = 1;
    for (; distance + PAIRS_AT_ONCE - 1 <= middle; distance += PAIRS_AT_ONCE) {
      addPairs(
          lines.line(middle - distance, 0),
          lines.line(middle + distance, 1),
          taps.at(distance),
          lines.line(middle - distance - 1, 2),
          lines.line(middle + distance + 1, 3),
          taps.at(distance + 1),
          length,
          sum);
    }
    for (; distance <= middle; distance++) {
      addPair(
          lines.line(middle - distance, 0),
          lines.line(middle + distance, 1),
          taps.at(distance),
          length,
          sum);
    }
  }

  private static void first(float[] line, float tap, int length, float[] sum) {
    for (int i = 0; i < length; i++) {
      sum[i] = line[i] * tap;
    }
  }

  private static void addPair(float[] a, float[] b, float tap, int length, float[] sum) {
    for (int i = 0; i < length; i++) {
      sum[i] += (a[i] + b[i]) * tap;
    }
  }

  private static void addPairs(
      float[] a1,
      float[] b1,
      float tap1,
      float[] a2,
      float[] b2,
      float tap2,
      int length,
      float[] sum) {
    for (int i = 0; i < length; i++) {
      sum[i] += (a1[i] + b1[i]) * tap1 + (a2[i] + b2[i]) * tap2;
    }
  }
}
