package io.github.stacker.core.combine.network;

/** Two ranks of a sorted stack, and what is made of their samples. */
public interface RankPair {
  /**
   * Gives the lower rank.
   *
   * @return a rank, 0 that of the smallest sample
   */
  int lower();

  /**
   * Gives the upper rank.
   *
   * @return a rank not below the lower, and often the same
   */
  int upper();

  /**
   * Makes the result.
   *
   * @param lowerSample the sample of the lower rank
   * @param upperSample the sample of the upper rank
   * @return the result
   */
  double between(double lowerSample, double upperSample);
}
