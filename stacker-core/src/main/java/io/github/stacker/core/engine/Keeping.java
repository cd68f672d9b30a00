package io.github.stacker.core.engine;

/** What a run keeps for a next start, should it be killed. */
public enum Keeping {
  /** Nothing: to do it again costs no more than to keep it. */
  NOTHING,
  /** The state of a fold, or the frames that were copied to scratch. */
  WORK,
  /** The bands of the results that are finished, and the frames that were copied to scratch. */
  RESULTS
}
