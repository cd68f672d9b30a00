package io.github.stacker.core.trace;

/**
 * Work that is recorded. Stands before the classes of the events, so that they are not loaded where
 * nothing is recorded.
 */
interface Recorded {
  /** The work has ended. */
  void end(Work work);
}
