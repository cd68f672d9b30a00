package io.github.stacker.core.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.contract.MemoryImage;
import java.util.ArrayList;
import java.util.List;

/** The combines by their definitions, slow and obvious, in double precision. */
final class Oracle {
  private Oracle() {}

  static void check(
      List<MemoryImage> frames, String combine, List<Double> weights, MemoryImage result) {
    int bands = frames.get(0).info().bandCount();
    boolean alpha = frames.get(0).info().hasAlpha();
    double white = frames.get(0).info().white();
    List<double[]> samples = frames.stream().map(MemoryImage::toArray).toList();
    double[] results = result.toArray();
    for (int i = 0; i < results.length; i++) {
      int alphaIndex = i / bands * bands + bands - 1;
      if (alpha && i == alphaIndex) {
        assertEquals(
            coveredAnywhere(samples, i - bands + 1, i, white) ? result.info().white() : 0,
            results[i],
            "alpha at " + i);
        continue;
      }
      List<Double> stack = new ArrayList<>();
      List<Double> stackWeights = new ArrayList<>();
      for (int f = 0; f < samples.size(); f++) {
        double[] frame = samples.get(f);
        if (!Double.isNaN(frame[i]) && (!alpha || frame[alphaIndex] >= white)) {
          stack.add(frame[i]);
          stackWeights.add(weights.isEmpty() ? 1 : weights.get(f));
        }
      }
      double expected = stack.isEmpty() ? Double.NaN : reduce(combine, stack, stackWeights);
      double tolerance = Math.abs(expected) * 1e-12 + white * 1e-13;
      assertEquals(
          expected, results[i], Double.isNaN(expected) ? 0 : tolerance, combine + " of " + stack);
    }
  }

  private static boolean coveredAnywhere(
      List<double[]> frames, int first, int alphaIndex, double white) {
    for (double[] frame : frames) {
      for (int i = first; i < alphaIndex; i++) {
        if (frame[alphaIndex] >= white && !Double.isNaN(frame[i])) {
          return true;
        }
      }
    }
    return false;
  }

  private static double reduce(String combine, List<Double> stack, List<Double> weights) {
    int n = stack.size();
    double sum = stack.stream().mapToDouble(d -> d).sum();
    double mean = sum / n;
    double squares = stack.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
    double min = stack.stream().mapToDouble(d -> d).min().orElseThrow();
    double max = stack.stream().mapToDouble(d -> d).max().orElseThrow();
    return switch (combine) {
      case "mean" -> mean;
      case "sum" -> sum;
      case "min" -> min;
      case "max" -> max;
      case "count" -> n;
      case "range" -> max - min;
      case "variance" -> squares / (n - 1);
      case "standard-deviation" -> Math.sqrt(squares / n);
      default -> weightedMean(stack, weights);
    };
  }

  private static double weightedMean(List<Double> stack, List<Double> weights) {
    double sum = 0;
    double total = 0;
    for (int i = 0; i < stack.size(); i++) {
      sum += weights.get(i) * stack.get(i);
      total += weights.get(i);
    }
    return sum / total;
  }
}
