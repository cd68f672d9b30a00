package io.github.stacker.filters.detail;

/** Finds samples by their rank. */
final class Selection {
  /** Up to so many are sorted by insertion. */
  private static final int FEW = 16;

  /**
   * Gives the sample in the middle; of an even number, the mean of the two there.
   *
   * @param samples none of them NaN; reordered by the call
   * @param count how many are in use, at least 1
   */
  double median(double[] samples, int count) {
    int middle = count / 2;
    double upper = select(samples, count, middle);
    if (count % 2 == 1) {
      return upper;
    }
    double lower = samples[0];
    for (int i = 1; i < middle; i++) {
      lower = Math.max(lower, samples[i]);
    }
    return (lower + upper) / 2;
  }

  /** Gives the sample of a rank; those of lower rank come before it, the others behind. */
  private static double select(double[] samples, int count, int rank) {
    int from = 0;
    int to = count - 1;
    while (to - from >= FEW) {
      double pivot = middleOf(samples[from], samples[(from + to) >>> 1], samples[to]);
      int i = from;
      int j = to;
      while (i <= j) {
        while (samples[i] < pivot) {
          i++;
        }
        while (samples[j] > pivot) {
          j--;
        }
        if (i <= j) {
          double swapped = samples[i];
          samples[i++] = samples[j];
          samples[j--] = swapped;
        }
      }
      if (rank <= j) {
        to = j;
      } else if (rank >= i) {
        from = i;
      } else {
        return samples[rank];
      }
    }
    sort(samples, from, to);
    return samples[rank];
  }

  private static double middleOf(double a, double b, double c) {
    return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
  }

  private static void sort(double[] samples, int from, int to) {
    for (int i = from + 1; i <= to; i++) {
      double sample = samples[i];
      int at = i;
      for (; at > from && samples[at - 1] > sample; at--) {
        samples[at] = samples[at - 1];
      }
      samples[at] = sample;
    }
  }
}
