package io.github.stacker.core.statistics;

/** What stands for location and scale of a band. */
public enum Estimator {
  /**
   * The median, and 1.4826 times the mad, which is the standard deviation of normally distributed
   * samples. Siril's {@code -fastnorm} takes 1.5 times the mad; ratios of scales are the same.
   */
  MEDIAN_MAD {
    @Override
    double location(BandStatistics band) {
      return band.median();
    }

    @Override
    double scale(BandStatistics band) {
      return MAD_TO_SIGMA * band.mad();
    }
  },
  /** Location and scale of Siril's IKSSlite, which leave outliers aside. */
  IKSS {
    @Override
    double location(BandStatistics band) {
      return band.location();
    }

    @Override
    double scale(BandStatistics band) {
      return band.scale();
    }
  };

  private static final double MAD_TO_SIGMA = 1.4826;

  abstract double location(BandStatistics band);

  abstract double scale(BandStatistics band);
}
