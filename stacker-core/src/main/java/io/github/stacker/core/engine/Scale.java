package io.github.stacker.core.engine;

/** What becomes of numbers when the output's white is not the frames' white. */
public enum Scale {
  /**
   * Like {@link #RANGE} for integer outputs of combines that keep the scale of the samples, else
   * {@link #NONE}.
   */
  AUTO,
  /** Multiplied so that white stays white. */
  RANGE,
  /** Left as they are. */
  NONE
}
