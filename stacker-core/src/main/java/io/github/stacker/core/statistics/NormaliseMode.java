package io.github.stacker.core.statistics;

/** How the location of a frame is brought to that of the reference frame. */
public enum NormaliseMode {
  /** Not at all; samples stay as they are. */
  NONE,
  /** By adding the difference of the locations. */
  ADDITIVE,
  /** By multiplying with the ratio of the locations. */
  MULTIPLICATIVE
}
