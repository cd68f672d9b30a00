package io.github.stacker.core.statistics;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.contract.MemoryImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Statistics by the definitions: lists are made and sorted. */
final class SlowStatistics {
  private SlowStatistics() {}

  /**
   * Measures one band.
   *
   * @param rounding what robust numbers see of a sample
   */
  static BandStatistics of(MemoryImage image, int band, Zeros zeros, DoubleUnaryOperator rounding) {
    List<double[]> rows = rows(image, band, zeros);
    double[] all = rows.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    if (all.length == 0) {
      return BandStatistics.EMPTY;
    }
    double mean = Arrays.stream(all).sum() / all.length;
    double variance = Arrays.stream(all).map(x -> (x - mean) * (x - mean)).sum() / all.length;
    double[] rounded = Arrays.stream(all).map(rounding).sorted().toArray();
    double median = median(rounded);
    double mad = mad(rounded, median);
    double[] kept = Arrays.stream(rounded).filter(x -> Math.abs(x - median) <= 6 * mad).toArray();
    double location = median(kept);
    return new BandStatistics(
        all.length,
        all[0],
        all[all.length - 1],
        mean,
        Math.sqrt(variance),
        median,
        mad,
        location,
        0.991 * Math.sqrt(biweightMidvariance(kept, location, mad(kept, location))),
        noise(rows));
  }

  private static List<double[]> rows(MemoryImage image, int band, Zeros zeros) {
    ImageInfo info = image.info();
    List<double[]> rows = new ArrayList<>();
    for (int y = 0; y < info.height(); y++) {
      List<Double> row = new ArrayList<>();
      for (int x = 0; x < info.width(); x++) {
        double sample = image.get(x, y, band);
        boolean covered =
            !info.hasAlpha() || image.get(x, y, info.colourBandCount()) >= info.white();
        boolean zero = zeros == Zeros.IGNORE && sample == 0;
        if (covered && !zero && Float.isFinite((float) sample)) {
          row.add(sample);
        }
      }
      rows.add(row.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return rows;
  }

  static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  static double mad(double[] samples, double median) {
    return median(Arrays.stream(samples).map(x -> Math.abs(x - median)).toArray());
  }

  static double biweightMidvariance(double[] samples, double centre, double mad) {
    double up = 0;
    double down = 0;
    for (double x : samples) {
      double y = (x - centre) / (9 * mad);
      if (Math.abs(y) < 1) {
        up += Math.pow(x - centre, 2) * Math.pow(1 - y * y, 4);
        down += (1 - y * y) * (1 - 5 * y * y);
      }
    }
    return mad == 0 ? 0 : samples.length * up / (down * down);
  }

  private static double noise(List<double[]> rows) {
    double[] noises =
        rows.stream().filter(row -> row.length > 2).mapToDouble(SlowStatistics::noise).toArray();
    return noises.length == 0 ? 0 : median(noises);
  }

  private static double noise(double[] row) {
    List<Double> differences = new ArrayList<>();
    for (int i = 1; i < row.length; i++) {
      differences.add(row[i - 1] - row[i]);
    }
    for (int round = 0; round < 3; round++) {
      double mean = mean(differences);
      double deviation = deviation(differences);
      if (deviation > 0) {
        differences.removeIf(d -> Math.abs(d - mean) >= 5 * deviation);
      }
    }
    return deviation(differences) / Math.sqrt(2);
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).sum() / numbers.size();
  }

  private static double deviation(List<Double> numbers) {
    double mean = mean(numbers);
    double squares = numbers.stream().mapToDouble(d -> (d - mean) * (d - mean)).sum();
    return Math.sqrt(squares / numbers.size());
  }
}
