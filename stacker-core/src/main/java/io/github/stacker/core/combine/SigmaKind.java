package io.github.stacker.core.combine;

/** By what the squared deviations of n samples are divided. */
public enum SigmaKind {
  /**
   * By n - 1: the unbiased estimate of the variance that the samples come from. Undefined for one
   * sample.
   */
  SAMPLE,
  /** By n: the variance of the samples themselves, NumPy's default. */
  POPULATION
}
