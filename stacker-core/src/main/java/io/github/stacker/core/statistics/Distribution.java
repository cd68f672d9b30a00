package io.github.stacker.core.statistics;

/**
 * Samples in ascending order, equal ones told by their number: a histogram, or those of its bins
 * that lie between two values.
 */
final class Distribution {
  private final Histogram histogram;
  private final int first;
  private final int last;
  private final long count;

  private Distribution(Histogram histogram, int first, int last) {
    this.histogram = histogram;
    this.first = first;
    this.last = last;
    long number = 0;
    for (int bin = first; bin <= last; bin = histogram.nextUsed(bin + 1)) {
      number += histogram.count(bin);
    }
    this.count = number;
  }

  /** Gives all samples of a histogram, which is not to change any more. */
  static Distribution of(Histogram histogram) {
    return new Distribution(
        histogram, histogram.nextUsed(0), histogram.previousUsed(histogram.bins() - 1));
  }

  /** Gives the samples from {@code low} to {@code high}, both included. */
  Distribution within(double low, double high) {
    int from = first;
    while (from <= last && histogram.value(from) < low) {
      from = histogram.nextUsed(from + 1);
    }
    int to = last;
    while (to >= from && histogram.value(to) > high) {
      to = histogram.previousUsed(to - 1);
    }
    return new Distribution(histogram, from, to);
  }

  long count() {
    return count;
  }

  double minimum() {
    return histogram.value(first);
  }

  double maximum() {
    return histogram.value(last);
  }

  /** Gives the root of the mean squared distance from a centre. */
  double deviation(double centre) {
    double squares = 0;
    for (int bin = first; bin <= last; bin = histogram.nextUsed(bin + 1)) {
      double distance = histogram.value(bin) - centre;
      squares += histogram.count(bin) * (distance * distance);
    }
    return Math.sqrt(squares / count);
  }

  /** Gives the middle sample, or the mean of the two in the middle. */
  double median() {
    int bin = first;
    long below = histogram.count(bin);
    while (below <= (count - 1) / 2) {
      bin = histogram.nextUsed(bin + 1);
      below += histogram.count(bin);
    }
    int upper = below > count / 2 ? bin : histogram.nextUsed(bin + 1);
    return (histogram.value(bin) + histogram.value(upper)) / 2;
  }

  /** Gives the median of the absolute distances from a centre. */
  double medianDistance(double centre) {
    DistanceWalk walk = new DistanceWalk(centre);
    long below = walk.next();
    while (below <= (count - 1) / 2) {
      below += walk.next();
    }
    double lower = walk.distance;
    if (below <= count / 2) {
      walk.next();
    }
    return (lower + walk.distance) / 2;
  }

  /**
   * Gives the biweight midvariance. Source: R. R. Wilcox (1997), Introduction to Robust Estimation
   * and Hypothesis Testing.
   *
   * @param centre what distances are measured from
   * @param reach the distance from which on samples have no influence, above 0
   */
  double biweightMidvariance(double centre, double reach) {
    double up = 0;
    double down = 0;
    for (int bin = first; bin <= last; bin = histogram.nextUsed(bin + 1)) {
      double distance = histogram.value(bin) - centre;
      double share = distance / reach;
      double rest = 1 - share * share;
      if (rest > 0) {
        up += histogram.count(bin) * (distance * distance * (rest * rest) * (rest * rest));
        down += histogram.count(bin) * (rest * (1 - 5 * share * share));
      }
    }
    return down == 0 ? 0 : count * (up / (down * down));
  }

  /** Goes through the samples by their distance from a centre, the nearest first. */
  private final class DistanceWalk {
    private final double centre;
    private int above;
    private int below;
    private double distance;

    DistanceWalk(double centre) {
      this.centre = centre;
      above = first;
      while (above <= last && histogram.value(above) < centre) {
        above = histogram.nextUsed(above + 1);
      }
      below = histogram.previousUsed(above - 1);
    }

    /** Goes to the next distance and gives the number of samples of a bin that have it. */
    long next() {
      double up = above <= last ? histogram.value(above) - centre : Double.POSITIVE_INFINITY;
      double down = below >= first ? centre - histogram.value(below) : Double.POSITIVE_INFINITY;
      distance = Math.min(up, down);
      long number;
      if (up <= down) {
        number = histogram.count(above);
        above = histogram.nextUsed(above + 1);
      } else {
        number = histogram.count(below);
        below = histogram.previousUsed(below - 1);
      }
      return number;
    }
  }
}
