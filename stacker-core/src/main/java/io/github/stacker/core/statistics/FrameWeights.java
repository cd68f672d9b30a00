package io.github.stacker.core.statistics;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.PipelineException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/** The weights of frames: one for each, in their order, all above 0 and finite. */
public final class FrameWeights {
  private FrameWeights() {}

  /**
   * Weighs frames by the noise that is left in them after normalisation: for each band 1 / (scale
   * &times; noise)&sup2;, divided by the mean of that over all frames; then the mean of the bands.
   *
   * <p>The scale is all that samples are multiplied with. Siril's leaves the ratio of locations of
   * its multiplicative modes aside.
   *
   * @param frames all frames
   * @param normalisation what their samples go through
   * @return weights of mean 1
   * @throws FrameException if a frame has no noise, as one of equal samples
   */
  public static List<Double> byNoise(List<MeasuredFrame> frames, Normalisation normalisation) {
    double[] sums = new double[frames.size()];
    int bands = frames.get(0).statistics().bands().size();
    for (int band = 0; band < bands; band++) {
      addShares(inverseVariances(frames, normalisation, band), sums);
    }
    List<Double> weights = new ArrayList<>();
    for (double sum : sums) {
      weights.add(Math.max(Double.MIN_NORMAL, sum / bands));
    }
    return List.copyOf(weights);
  }

  private static void addShares(double[] variances, double[] sums) {
    double total = 0;
    for (double variance : variances) {
      total += variance;
    }
    double mean = total / variances.length;
    for (int frame = 0; frame < sums.length; frame++) {
      sums[frame] += variances[frame] / mean;
    }
  }

  /** Gives one over the variance of the noise, in units of the quietest frame's. */
  private static double[] inverseVariances(
      List<MeasuredFrame> frames, Normalisation normalisation, int band) {
    double[] noises = new double[frames.size()];
    double least = Double.POSITIVE_INFINITY;
    for (int frame = 0; frame < noises.length; frame++) {
      double noise = frames.get(frame).statistics().bands().get(band).noise();
      noises[frame] = Math.abs(normalisation.of(frame, band).scale()) * noise;
      if (!(noises[frame] > 0)) {
        throw new FrameException(
            "frame \"%s\" (number %d) has no noise in band %d to weigh it by; leave it out of \"frames\" or choose other weights"
                .formatted(frames.get(frame).name(), frames.get(frame).number(), band));
      }
      least = Math.min(least, noises[frame]);
    }
    for (int frame = 0; frame < noises.length; frame++) {
      double ratio = least / noises[frame];
      noises[frame] = ratio * ratio;
    }
    return noises;
  }

  /**
   * Weighs frames by their exposure time.
   *
   * @param names the frames' names, for messages
   * @param seconds the exposure time of each, where known
   * @return the seconds
   * @throws FrameException if a time is not known or not above 0
   */
  public static List<Double> byExposureTime(List<String> names, List<OptionalDouble> seconds) {
    List<Double> weights = new ArrayList<>();
    for (int frame = 0; frame < seconds.size(); frame++) {
      double time = seconds.get(frame).orElse(Double.NaN);
      if (!(time > 0) || Double.isInfinite(time)) {
        throw new FrameException(
            "frame \"%s\" has %s to weigh it by; choose other weights, as a list"
                .formatted(
                    names.get(frame),
                    Double.isNaN(time)
                        ? "no exposure time"
                        : "an exposure time of " + time + " s"));
      }
      weights.add(time);
    }
    return Collections.unmodifiableList(weights);
  }

  /**
   * Checks weights that were given.
   *
   * @param weights the weights
   * @param frames number of frames
   * @return the weights
   * @throws PipelineException if there is not one for each frame
   */
  public static List<Double> listed(List<Double> weights, int frames) {
    if (weights.size() != frames) {
      throw new PipelineException(
          "there are %d weights for %d frames; list one for each"
              .formatted(weights.size(), frames));
    }
    return List.copyOf(weights);
  }
}
