package io.github.stacker.core.combine;

import java.util.Arrays;

/** What is made of the samples kept, by the definitions. */
final class Rest {
  private Rest() {}

  /** Gives NaN for no samples. */
  static double mean(double[] samples, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += samples[i] * weights[i];
      weight += weights[i];
    }
    return sum / weight;
  }

  /** Gives NaN for no samples. */
  static double mean(double[] samples) {
    return Arrays.stream(samples).average().orElse(Double.NaN);
  }

  /** Gives NaN for no samples. */
  static double median(double[] samples) {
    if (samples.length == 0) {
      return Double.NaN;
    }
    double[] sorted = Arrays.stream(samples).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
