package io.github.stacker.core.combine;

import io.github.stacker.api.Stack;
import io.github.stacker.api.StackInfo;

/**
 * What astropy's {@code sigma_clip} masks along one axis: the samples outside of the last bounds,
 * centre - {@code lowSigma} s to centre + {@code highSigma} s, each round's bounds made from the
 * samples within those of the round before. Infinite samples are rejected first.
 *
 * <p>The standard deviation divides by n; the median absolute deviation is multiplied by
 * 1.482602218505602. There is no least number of samples kept. Quirks: a sample outside of some
 * bounds but within the last ones is kept, and if bounds leave nothing for another round, all is
 * kept, unless neither centre nor s is made from a mean: then all is rejected here and anything can
 * happen there. Sums are in double precision and frame order, integers among them, so samples that
 * should be just at a bound fall as they do there; where the centre is the median the order there
 * is that of an internal buffer, and bounds can differ by rounding. Source: astropy 5.2, {@code
 * stats/src/compute_bounds.c}.
 */
final class AstropySigmaClip implements Rejection {
  private static final double PER_SIGMA = 1.482602218505602;

  private final SortedStack sorted;
  private final double lowSigma;
  private final double highSigma;
  private final int rounds;
  private final Centre centre;
  private final Deviation deviation;
  private double mean;
  private double populationDeviation;
  private double low;
  private double high;

  /**
   * Makes a rejection.
   *
   * @param rounds most rounds, {@link Integer#MAX_VALUE} for {@code maxiters=None}; astropy's
   *     default is 5
   * @param deviation {@link Deviation#MAD} for {@code stdfunc="mad_std"}, else {@code "std"}
   */
  AstropySigmaClip(
      StackInfo stack,
      double lowSigma,
      double highSigma,
      int rounds,
      Centre centre,
      Deviation deviation) {
    sorted = new SortedStack(stack.frames());
    this.lowSigma = lowSigma;
    this.highSigma = highSigma;
    this.rounds = rounds;
    this.centre = centre;
    this.deviation = deviation;
  }

  /** Makes the rejection of ccdproc's {@code Combiner.sigma_clipping}: a single round. */
  static AstropySigmaClip ccdproc(
      StackInfo stack, double lowSigma, double highSigma, Centre centre, Deviation deviation) {
    return new AstropySigmaClip(stack, lowSigma, highSigma, 1, centre, deviation);
  }

  @Override
  public boolean usesOrder() {
    return true;
  }

  @Override
  public void reject(Stack stack) {
    sorted.load(stack);
    low = Double.NEGATIVE_INFINITY;
    high = Double.POSITIVE_INFINITY;
    double[] values = sorted.values();
    int from = 0;
    int to = sorted.count();
    while (from < to && values[from] == Double.NEGATIVE_INFINITY) {
      from++;
    }
    while (to > from && values[to - 1] == Double.POSITIVE_INFINITY) {
      to--;
    }
    findBounds(stack, from, to);
    SortedStack.keepBetween(
        stack, Math.max(low, -Double.MAX_VALUE), Math.min(high, Double.MAX_VALUE));
  }

  private void findBounds(Stack stack, int first, int end) {
    double[] values = sorted.values();
    int from = first;
    int to = end;
    int before;
    int round = 0;
    do {
      before = to - from;
      setBounds(stack, from, to);
      while (from < to && values[from] < low) {
        from++;
      }
      while (to > from && values[to - 1] > high) {
        to--;
      }
      round++;
    } while (to - from < before && round < rounds);
  }

  private void setBounds(Stack stack, int from, int to) {
    if (from == to) {
      setBoundsOfNothing();
      return;
    }
    double median = sorted.median(from, to);
    if (centre == Centre.MEAN || deviation != Deviation.MAD) {
      measure(stack, sorted.values()[from], sorted.values()[to - 1]);
    }
    double middle = centre == Centre.MEDIAN ? median : mean;
    double sigma =
        deviation == Deviation.MAD
            ? PER_SIGMA * MedianDistance.of(sorted.values(), from, to, median)
            : populationDeviation;
    low = middle - lowSigma * sigma;
    high = middle + highSigma * sigma;
  }

  /** Measures the samples from {@code least} to {@code largest}, at least one. */
  private void measure(Stack stack, double least, double largest) {
    double[] compared = stack.compared();
    int count = 0;
    double sum = 0;
    for (int i = 0; i < stack.count(); i++) {
      if (compared[i] >= least && compared[i] <= largest) {
        sum += compared[i];
        count++;
      }
    }
    mean = sum / count;
    double squares = 0;
    for (int i = 0; i < stack.count(); i++) {
      if (compared[i] >= least && compared[i] <= largest) {
        squares += (mean - compared[i]) * (mean - compared[i]);
      }
    }
    populationDeviation = Math.sqrt(squares / count);
  }

  /** Any mean there is NaN, and so are the bounds; without one they are undefined. */
  private void setBoundsOfNothing() {
    if (centre == Centre.MEAN || deviation != Deviation.MAD) {
      low = Double.NEGATIVE_INFINITY;
      high = Double.POSITIVE_INFINITY;
    }
  }
}
