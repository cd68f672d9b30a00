package io.github.stacker.core.combine;

/**
 * The variance of the samples. One sample has none (NaN) unless the population is asked for; equal
 * samples have 0.
 */
public final class VarianceCombine extends SpreadCombine {
  /** Made by the service loader. */
  public VarianceCombine() {
    super(
        "variance",
        "Shows how much the samples vary: the square of the standard deviation.",
        Moments.Result.VARIANCE);
  }
}
