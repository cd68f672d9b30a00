package io.github.stacker.core.combine;

/** Gives the unit in which distances from the median are measured. Belongs to one thread. */
@FunctionalInterface
interface SigmaEstimate {
  /**
   * Estimates the standard deviation of {@code sorted[from .. to)}, at least one sample.
   *
   * @param sorted in ascending order; only to be read
   * @param median the median of these samples
   */
  double of(double[] sorted, int from, int to, double median);
}
