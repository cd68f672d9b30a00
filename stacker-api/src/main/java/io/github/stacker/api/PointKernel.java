package io.github.stacker.api;

/**
 * Computes the samples of a tile one by one. A kernel belongs to one source, since it may keep
 * scratch.
 */
interface PointKernel {
  /** Samples per round, few enough that scratch stays in the first-level cache. */
  int ROUND = 2048;

  /**
   * Fills a tile from another of the same shape.
   *
   * @param from the samples before
   * @param into gets the samples after; may be {@code from} itself
   */
  void compute(Tile from, Tile into);

  /** Gives the samples per round that start each round with the first of {@code bands} bands. */
  static int roundOf(int bands) {
    return Math.max(1, ROUND / bands) * bands;
  }
}
