package io.github.stacker.core.mapped;

/**
 * The state of the samples of one band of rows. Several threads may load at once; a store has its
 * range alone.
 */
public interface StateBand {
  /**
   * Gives the state of a run of places.
   *
   * @param offset first place, counted from the start of the band
   * @param count number of places
   * @param into gets a copy of the state if it cannot be worked on where it is
   * @return the state, from index 0: {@code into}, or the state itself
   */
  StateRun load(int offset, int count, StateRun into);

  /**
   * Puts the state of a run of places back.
   *
   * @param offset first place, counted from the start of the band
   * @param count number of places
   * @param from the state from index 0: what {@link #load} gave, or would copy to
   */
  void store(int offset, int count, StateRun from);
}
