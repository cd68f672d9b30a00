package io.github.stacker.api;

/** What the samples of one band mean. */
public enum Band {
  /** Brightness of a picture without colours. */
  GREY,
  /** The red component. */
  RED,
  /** The green component. */
  GREEN,
  /** The blue component. */
  BLUE,
  /** Cyan ink: 0 is none, white is all of it. */
  CYAN,
  /** Magenta ink, likewise. */
  MAGENTA,
  /** Yellow ink, likewise. */
  YELLOW,
  /** Black ink, likewise. */
  BLACK,
  /**
   * Opacity: pixels below white (full opacity) have no sample in the other bands. At most one, the
   * last.
   */
  ALPHA,
  /** Anything else. */
  OTHER
}
