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
 * happen there. Sums are in ascending order here, in the order of an internal buffer there, so
 * bounds can differ by rounding. Source: astropy 5.2, {@code stats/src/compute_bounds.c}.
 */
final class AstropySigmaClip implements Rejection {
  private static final double PER_SIGMA = 1.482602218505602;

  private final SortedStack sorted;
  private final StackSpread spread;
  private final double lowSigma;
  private final double highSigma;
  private final int rounds;
  private final Centre centre;
  private final Deviation deviation;
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
    spread = new StackSpread(stack, SigmaKind.POPULATION);
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
    findBounds(values, from, to);
    SortedStack.keepBetween(
        stack, Math.max(low, -Double.MAX_VALUE), Math.min(high, Double.MAX_VALUE));
  }

  private void findBounds(double[] values, int first, int end) {
    int from = first;
    int to = end;
    int before;
    int round = 0;
    do {
      before = to - from;
      setBounds(values, from, to);
      while (from < to && values[from] < low) {
        from++;
      }
      while (to > from && values[to - 1] > high) {
        to--;
      }
      round++;
    } while (to - from < before && round < rounds);
  }

  private void setBounds(double[] values, int from, int to) {
    if (from == to) {
      setBoundsOfNothing();
      return;
    }
    double median = sorted.median(from, to);
    spread.measure(values, from, to);
    double middle = centre == Centre.MEDIAN ? median : spread.mean();
    double sigma =
        deviation == Deviation.MAD
            ? PER_SIGMA * MedianDistance.of(values, from, to, median)
            : spread.deviation();
    low = middle - lowSigma * sigma;
    high = middle + highSigma * sigma;
  }

  /** Any mean there is NaN, and so are the bounds; without one they are undefined. */
  private void setBoundsOfNothing() {
    if (centre == Centre.MEAN || deviation != Deviation.MAD) {
      low = Double.NEGATIVE_INFINITY;
      high = Double.POSITIVE_INFINITY;
    }
  }
}
