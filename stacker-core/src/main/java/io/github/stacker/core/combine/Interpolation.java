package io.github.stacker.core.combine;

/**
 * What is made of the two samples around a percentile whose rank is not whole. The names are those
 * of NumPy's methods.
 */
public enum Interpolation {
  /** The point between the two that is as far along as the rank is between theirs. */
  LINEAR {
    @Override
    double shareOfUpper(double rank) {
      return rank - Math.floor(rank);
    }
  },
  /** The lower one. */
  LOWER {
    @Override
    double shareOfUpper(double rank) {
      return 0;
    }
  },
  /** The upper one. */
  HIGHER {
    @Override
    double shareOfUpper(double rank) {
      return 1;
    }
  },
  /** The one whose rank is nearer; where both are as near the one of even rank. */
  NEAREST {
    @Override
    double shareOfUpper(double rank) {
      return Math.rint(rank) - Math.floor(rank);
    }
  },
  /** Half their sum. */
  MIDPOINT {
    @Override
    double shareOfUpper(double rank) {
      return 0.5;
    }
  };

  /** Gives the share of the upper sample, from 0 to 1, at a rank that is not whole. */
  abstract double shareOfUpper(double rank);

  /** Tells whether the result always is a sample. */
  boolean givesSamples() {
    return this == LOWER || this == HIGHER || this == NEAREST;
  }
}
