package io.github.stacker.core.combine;

import io.github.stacker.api.StackInfo;

/**
 * The rounds of sigma clipping over samples in ascending order, where what is rejected lies at the
 * two ends. Belongs to one thread.
 */
final class SigmaRounds {
  private static final double SIGMA_OF_MAD = 1.4826;

  private final SigmaClipParameters parameters;
  private final StackSpread spread;
  private int from;
  private int to;

  SigmaRounds(StackInfo stack, SigmaClipParameters parameters) {
    this.parameters = parameters;
    boolean population = parameters.deviation() == Deviation.POPULATION;
    spread = new StackSpread(stack, population ? SigmaKind.POPULATION : SigmaKind.SAMPLE);
  }

  /** Clips {@code sorted[0 .. count)}, at least one sample. */
  void run(double[] sorted, int count) {
    from = 0;
    to = count;
    int round = 0;
    while (round < parameters.rounds() && clip(sorted)) {
      round++;
    }
  }

  /** Makes one round; tells whether it changed something. */
  private boolean clip(double[] sorted) {
    double median = SortedStack.median(sorted, from, to);
    double sigma = sigma(sorted, median);
    double centre = parameters.centre() == Centre.MEAN ? spread.mean() : median;
    double below = parameters.lowSigma() * sigma;
    double above = parameters.highSigma() * sigma;
    int first = from;
    while (first < to && centre - sorted[first] > below) {
      first++;
    }
    int end = to;
    while (end > first && sorted[end - 1] - centre > above) {
      end--;
    }
    if (end - first == to - from || end - first < parameters.minKept()) {
      return false;
    }
    from = first;
    to = end;
    return true;
  }

  private double sigma(double[] sorted, double median) {
    boolean mad = parameters.deviation() == Deviation.MAD;
    if (!mad || parameters.centre() == Centre.MEAN) {
      spread.measure(sorted, from, to);
    }
    return mad ? SIGMA_OF_MAD * MedianDistance.of(sorted, from, to, median) : spread.deviation();
  }

  /** Gives the lowest rank kept. */
  int from() {
    return from;
  }

  /** Gives the rank after the highest kept. */
  int to() {
    return to;
  }
}
