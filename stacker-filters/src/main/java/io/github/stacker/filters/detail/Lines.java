package io.github.stacker.filters.detail;

/**
 * Runs of samples side by side, as what is added sample by sample.
 *
 * <p>Each has its samples from index 0 on, since loops over arrays at one and the same index are
 * what the compilers of Java 17 and 25 make fast.
 */
interface Lines {
  /** Lines that may be in use at one time. */
  int SLOTS = 4;

  /**
   * Gives a line.
   *
   * @param number from 0, the line that is furthest to one side
   * @param slot which of the lines in use it replaces, below {@link #SLOTS}
   * @return its samples, until the slot is used again
   */
  float[] line(int number, int slot);
}
