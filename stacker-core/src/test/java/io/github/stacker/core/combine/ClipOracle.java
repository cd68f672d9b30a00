package io.github.stacker.core.combine;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Sigma clipping as one would explain it: lists of samples, everything counted anew each round. */
final class ClipOracle {
  private final SigmaClipParameters parameters;

  ClipOracle(SigmaClipParameters parameters) {
    this.parameters = parameters;
  }

  /** Gives the samples kept, in the order of the stack. */
  List<Double> kept(double[] stack) {
    List<Double> kept = new ArrayList<>(Arrays.stream(stack).boxed().toList());
    int most = parameters.maxIterations() == 0 ? stack.length : parameters.maxIterations();
    for (int round = 0; round < most; round++) {
      List<Double> fewer = clipped(kept);
      if (fewer.size() == kept.size() || fewer.size() < parameters.minKept()) {
        break;
      }
      kept = fewer;
    }
    return kept;
  }

  double result(double[] stack) {
    List<Double> kept = kept(stack);
    return parameters.result() == RestResult.MEAN ? mean(kept) : median(kept);
  }

  private List<Double> clipped(List<Double> samples) {
    double centre = parameters.centre() == Centre.MEAN ? mean(sorted(samples)) : median(samples);
    double sigma = sigma(samples);
    return samples.stream()
        .filter(x -> !(centre - x > parameters.lowSigma() * sigma))
        .filter(x -> !(x - centre > parameters.highSigma() * sigma))
        .toList();
  }

  private double sigma(List<Double> samples) {
    double median = median(samples);
    return switch (parameters.deviation()) {
      case SAMPLE -> Math.sqrt(variance(sorted(samples), SigmaKind.SAMPLE));
      case POPULATION -> Math.sqrt(variance(sorted(samples), SigmaKind.POPULATION));
      case MAD -> 1.4826 * median(samples.stream().map(x -> Math.abs(x - median)).toList());
    };
  }

  /** Exact for whole samples, otherwise by the two passes that the definition names. */
  private static double variance(List<Double> sorted, SigmaKind kind) {
    long count = sorted.size();
    long divisor = kind == SigmaKind.SAMPLE ? count - 1 : count;
    if (divisor > 0 && sorted.stream().allMatch(x -> x == Math.rint(x))) {
      long sum = sorted.stream().mapToLong(Double::longValue).sum();
      long squares = sorted.stream().mapToLong(x -> x.longValue() * x.longValue()).sum();
      BigDecimal numerator = BigDecimal.valueOf(count * squares - sum * sum);
      BigDecimal denominator = BigDecimal.valueOf(count * divisor);
      return numerator.divide(denominator, MathContext.DECIMAL128).doubleValue();
    }
    double mean = mean(sorted);
    double squares = 0;
    for (double sample : sorted) {
      squares += (sample - mean) * (sample - mean);
    }
    return squares / divisor;
  }

  private static double mean(List<Double> samples) {
    double sum = 0;
    for (double sample : samples) {
      sum += sample;
    }
    return sum / samples.size();
  }

  private static double median(List<Double> samples) {
    List<Double> sorted = sorted(samples);
    int count = sorted.size();
    return (sorted.get((count - 1) / 2) + sorted.get(count / 2)) / 2;
  }

  private static List<Double> sorted(List<Double> samples) {
    return samples.stream().sorted().toList();
  }
}
