package io.github.stacker.core.engine;

/** What becomes of a file that has the name of an output already. */
public enum Existing {
  /** It is replaced when the run is done. */
  REPLACED,
  /** It stays, and the run is refused. */
  KEPT
}
