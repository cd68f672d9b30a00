package io.github.stacker.core.mapped;

/**
 * The state of the samples of one band of rows. Several threads may load at once; a store has its
 * range alone.
 */
public interface StateBand {
  /**
   * Copies the state of a run of places.
   *
   * @param offset first place, in samples from the start of the band
   * @param count number of places
   * @param into gets the state from index 0
   */
  void load(int offset, int count, StateRun into);

  /**
   * Puts the state of a run of places back.
   *
   * @param offset first place, in samples from the start of the band
   * @param count number of places
   * @param from holds the state from index 0
   */
  void store(int offset, int count, StateRun from);
}
