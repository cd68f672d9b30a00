package io.github.stacker.core.trace;

import java.util.Locale;

/** What is done to a frame, a band or an output. */
public enum Stage {
  /** A frame is measured, to be normalised or weighed. */
  MEASURE,
  /** A frame is copied to scratch. */
  SPILL,
  /** A frame or a band of all frames is folded into the state. */
  FOLD,
  /** The stacks of a band are reduced. */
  SWEEP,
  /** The results of a band are computed from the state. */
  FINISH,
  /** An output is written. */
  ENCODE;

  /**
   * Gives the word for it.
   *
   * @return the name in lower case
   */
  public String title() {
    return name().toLowerCase(Locale.ROOT);
  }
}
