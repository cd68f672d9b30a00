package io.github.stacker.core.combine;

import java.util.Locale;

/** Whose numbers are repeated, quirks included. */
public enum Compatibility {
  /** Nobody's: the definition of the textbook. */
  NONE,
  /** Siril 1.0. */
  SIRIL,
  /** Astropy's {@code sigma_clip}. */
  ASTROPY,
  /** The {@code Combiner} of ccdproc. */
  CCDPROC;

  /**
   * Tells Siril's numbers from nobody's, for methods that astropy and ccdproc do not have.
   *
   * @throws IllegalArgumentException for one of these
   */
  boolean isSirilOrNone(String method) {
    if (this == ASTROPY || this == CCDPROC) {
      throw new IllegalArgumentException(
          "compatibility must be \"none\" or \"siril\", as %s has no %s"
              .formatted(name().toLowerCase(Locale.ROOT), method));
    }
    return this == SIRIL;
  }
}
