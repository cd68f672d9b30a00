package io.github.stacker.core.combine;

/** Whose numbers are repeated, quirks included, for methods that ccdproc alone has too. */
public enum CcdprocCompatibility {
  /** Nobody's: the definition of the textbook. */
  NONE,
  /** The {@code Combiner} of ccdproc. */
  CCDPROC
}
