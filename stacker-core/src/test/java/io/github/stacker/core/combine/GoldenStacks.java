package io.github.stacker.core.combine;

import io.github.stacker.core.RealFrames;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Frames, and what another program made of them, as its {@code make.py} printed them. */
record GoldenStacks(Properties lines) {
  /** Loads a file of the folder of golden values. */
  static GoldenStacks load(String file) throws IOException {
    Properties lines = new Properties();
    try (InputStream in = RealFrames.class.getResourceAsStream("/golden/" + file)) {
      lines.load(in);
    }
    return new GoldenStacks(lines);
  }

  /** Gives the frames of a set, one frame a row. */
  double[][] frames(String set) {
    return IntStream.range(0, lines.size())
        .mapToObj(frame -> lines.getProperty(set + ",frame," + frame))
        .takeWhile(line -> line != null)
        .map(GoldenStacks::numbers)
        .toArray(double[][]::new);
  }

  /** Gives the lines that are about a set, but for its frames, without its name. */
  Map<String, String> results(String set) {
    return lines.stringPropertyNames().stream()
        .filter(key -> key.startsWith(set + ",") && !key.startsWith(set + ",frame,"))
        .collect(
            Collectors.toMap(
                key -> key.substring(set.length() + 1), key -> lines.getProperty(key)));
  }

  static double[] numbers(String line) {
    return Arrays.stream(line.split(" ")).mapToDouble(GoldenStacks::number).toArray();
  }

  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
