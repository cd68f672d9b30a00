package io.github.stacker.core.combine;

/** The unit in which distances from the centre are measured. */
public enum Deviation {
  /** The standard deviation, squares divided by n - 1. */
  SAMPLE,
  /** The standard deviation, squares divided by n. */
  POPULATION,
  /**
   * The median absolute deviation from the median, times 1.4826, which makes it agree with the
   * standard deviation on normally distributed samples.
   */
  MAD
}
