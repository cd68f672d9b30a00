package io.github.stacker.core.statistics;

/**
 * Estimates that outliers do not move.
 *
 * <p>Location and scale are those of Siril's {@code IKSSlite}, after the iterative k-sigma
 * estimators of PixInsight: samples further than 6 mad from the median are left out once.
 *
 * @param median the median
 * @param mad the median distance from it
 * @param location the median of the samples kept
 * @param scale 0.991 times the root of their biweight midvariance; 0 if their mad is 0
 */
record Robust(double median, double mad, double location, double scale) {
  private static final double KEPT_MADS = 6;
  private static final double REACH_MADS = 9;

  /** What makes the scale that of the full estimator, as in Siril. */
  private static final double SCALE_FACTOR = 0.991;

  /** Estimates from at least one sample. */
  static Robust of(Distribution samples) {
    double median = samples.median();
    double mad = samples.medianDistance(median);
    Distribution kept = samples.within(median - KEPT_MADS * mad, median + KEPT_MADS * mad);
    double location = kept.median();
    double keptMad = kept.medianDistance(location);
    return new Robust(median, mad, location, scale(kept, location, keptMad));
  }

  private static double scale(Distribution kept, double location, double mad) {
    return mad == 0
        ? 0
        : SCALE_FACTOR * Math.sqrt(kept.biweightMidvariance(location, REACH_MADS * mad));
  }
}
