package io.github.stacker.filters.tone;

/**
 * Counts samples as shares of white, rounded to 16 significant bits. What is below a millionth of
 * white counts as 0, what is above twice white as that.
 */
final class ShareHistogram {
  private static final int DROPPED_BITS = 8;
  private static final int LEAST = Float.floatToIntBits(0x1p-20f) >>> DROPPED_BITS;
  private static final int MOST = Float.floatToIntBits(2) >>> DROPPED_BITS;

  private final long[] counts = new long[MOST - LEAST + 2];
  private long total;

  /**
   * Counts a sample.
   *
   * @param share the sample divided by white; NaN is left out
   */
  void add(double share) {
    if (share == share) {
      counts[bin(share)]++;
      total++;
    }
  }

  private static int bin(double share) {
    float bounded = (float) Math.max(0, Math.min(2, share));
    int rounded = Float.floatToIntBits(bounded) + (1 << DROPPED_BITS - 1) >>> DROPPED_BITS;
    return Math.max(0, Math.min(MOST, rounded) - LEAST + 1);
  }

  private static double value(int bin) {
    return bin == 0 ? 0 : Float.intBitsToFloat(bin + LEAST - 1 << DROPPED_BITS);
  }

  /**
   * Gives the sample in the middle; of an even number the lower of the two there.
   *
   * @return a share of white; 0 if there are no samples
   */
  double median() {
    long below = 0;
    for (int bin = 0; bin < counts.length; bin++) {
      below += counts[bin];
      if (2 * below >= total) {
        return value(bin);
      }
    }
    return 0;
  }

  /**
   * Gives the median of the distances from a value, to the precision of the bins.
   *
   * @param centre where distances are measured from
   * @return a share of white
   */
  double medianDistance(double centre) {
    int low = bin(centre) - 1;
    int high = low + 1;
    long within = 0;
    double distance = 0;
    while (2 * within < total) {
      double toLow = low < 0 ? Double.POSITIVE_INFINITY : centre - value(low);
      double toHigh = high == counts.length ? Double.POSITIVE_INFINITY : value(high) - centre;
      distance = Math.max(distance, Math.min(toLow, toHigh));
      within += toLow < toHigh ? counts[low--] : counts[high++];
    }
    return distance;
  }
}
