package io.github.stacker.core.combine;

/** Whose numbers are repeated, quirks included. */
public enum Compatibility {
  /** Nobody's: the definition of the textbook. */
  NONE,
  /** Siril 1.0. */
  SIRIL,
  /** Astropy's {@code sigma_clip}. */
  ASTROPY,
  /** The {@code Combiner} of ccdproc. */
  CCDPROC
}
