package io.github.stacker.core.statistics;

/** Which bands are brought to agree. */
public enum BandMatching {
  /** Each band of a frame with the same band of the reference frame. */
  EACH,
  /**
   * The reference band of a frame with that of the reference frame; all other bands are treated
   * alike, so that the colours of the frame stay.
   */
  REFERENCE,
  /**
   * Each band of a frame with the reference band of the reference frame, so that grey becomes grey.
   * Siril calls this {@code -rgb_equal}.
   */
  EQUAL
}
