package io.github.stacker.core.combine;

/** What samples are compared with. */
public enum Centre {
  /** The middle sample, or the mean of the two in the middle. */
  MEDIAN,
  /** The arithmetic mean. */
  MEAN
}
