package io.github.stacker.core.combine;

/** The square root of the variance, see {@link VarianceCombine}. */
public final class StandardDeviationCombine extends SpreadCombine {
  /** Made by the service loader. */
  public StandardDeviationCombine() {
    super(
        "standard-deviation",
        "Shows how much the samples vary: the noise.",
        Moments.Result.STANDARD_DEVIATION);
  }
}
