package io.github.stacker.core.combine;

/** Whose numbers are repeated, quirks included, for methods that Siril alone has too. */
public enum SirilCompatibility {
  /** Nobody's: the definition of the textbook. */
  NONE,
  /** Siril 1.0. */
  SIRIL
}
