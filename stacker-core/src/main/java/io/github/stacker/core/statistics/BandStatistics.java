package io.github.stacker.core.statistics;

import java.util.stream.DoubleStream;

/**
 * The statistics of one band of one frame.
 *
 * <p>All are exact for integer samples, up to the last bits of a {@code double}. Of floating
 * samples, median, mad, location and scale are those of samples rounded to 16 significant bits, so
 * that each sample is off by at most 2<sup>-16</sup> of itself: median and location are as exact as
 * that, while mad and scale may be off by 2<sup>-15</sup> of the median.
 *
 * @param samples number of samples; where it is 0, all else is NaN
 * @param minimum the smallest
 * @param maximum the largest
 * @param mean the arithmetic mean
 * @param standardDeviation root of the mean squared distance from the mean (of the population)
 * @param median the middle sample, or the mean of the two in the middle
 * @param mad median of the absolute distances from the median, not scaled
 * @param location median of the samples within 6 {@code mad} of the median, as Siril's IKSSlite
 * @param scale 0.991 times the root of the biweight midvariance of those samples about {@code
 *     location}, with a reach of 9 of their own mad; 0 if more than half of them are equal
 * @param noise standard deviation of the background noise, see {@link FrameStatistics}; 0 if no row
 *     has three samples
 */
public record BandStatistics(
    long samples,
    double minimum,
    double maximum,
    double mean,
    double standardDeviation,
    double median,
    double mad,
    double location,
    double scale,
    double noise) {
  /** The statistics of a band whose samples are all missing. */
  static final BandStatistics EMPTY =
      new BandStatistics(
          0,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN);

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are samples and a number is not finite, or there are
   *     none and a number is not NaN
   */
  public BandStatistics {
    DoubleStream numbers =
        DoubleStream.of(
            minimum, maximum, mean, standardDeviation, median, mad, location, scale, noise);
    if (samples < 0 || !numbers.allMatch(samples > 0 ? Double::isFinite : Double::isNaN)) {
      throw new IllegalArgumentException("the statistics of " + samples + " samples are none");
    }
  }
}
