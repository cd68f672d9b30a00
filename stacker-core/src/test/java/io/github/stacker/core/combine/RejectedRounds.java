package io.github.stacker.core.combine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rejection as one would explain it: lists of samples, and a rule that makes one round. */
final class RejectedRounds {
  private RejectedRounds() {}

  /** Gives the samples kept, in ascending order. */
  static List<Double> kept(double[] stack, int minKept, UnaryOperator<List<Double>> round) {
    List<Double> kept = Arrays.stream(stack).sorted().boxed().toList();
    while (true) {
      List<Double> fewer = round.apply(kept);
      if (fewer.size() == kept.size() || fewer.size() < minKept) {
        return kept;
      }
      kept = fewer;
    }
  }

  /** Gives the samples that lie no further than two limits from a centre. */
  static List<Double> within(List<Double> samples, double centre, double below, double above) {
    List<Double> within = new ArrayList<>();
    for (double sample : samples) {
      if (!(centre - sample > below || sample - centre > above)) {
        within.add(sample);
      }
    }
    return within;
  }

  static double mean(List<Double> samples) {
    return samples.stream().mapToDouble(x -> x).average().orElseThrow();
  }

  static double median(List<Double> samples) {
    List<Double> sorted = samples.stream().sorted().toList();
    return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
  }

  static double deviation(List<Double> samples) {
    return deviation(samples.stream().mapToDouble(x -> x).toArray());
  }

  /** Gives the sample standard deviation, 0 of a single sample. */
  static double deviation(double[] samples) {
    double sum = 0;
    boolean equal = true;
    for (double sample : samples) {
      sum += sample;
      equal &= sample == samples[0];
    }
    double mean = sum / samples.length;
    double squares = 0;
    for (double sample : samples) {
      squares += (sample - mean) * (sample - mean);
    }
    return equal ? 0 : Math.sqrt(squares / (samples.length - 1));
  }
}
