package io.github.stacker.api.contract;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How messages show images, places in them, and stacks. */
final class Shown {
  private static final int MOST_NUMBERS = 40;

  /** Causes may form a circle. */
  private static final int MOST_CAUSES = 20;

  /** Classes of the JDK, of JUnit, of the api and of the suites, but for plugins in their tests. */
  private static final Pattern NO_PLUGIN =
      Pattern.compile(
          "^(java|jdk|sun|org\\.junit)\\.|^io\\.github\\.stacker\\.api\\.(?!contract\\.\\w+Test\\b)");

  private static final Map<List<Band>, String> SHORT =
      Map.of(
          List.of(Band.RED, Band.GREEN, Band.BLUE), "RGB",
          List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA), "RGBA");

  private Shown() {}

  /** Gives size, bands and type, such as {@code 7x5 RGB UINT16}, and white if it is unusual. */
  static String image(ImageInfo image) {
    String joined = image.bands().stream().map(Band::name).collect(Collectors.joining("+"));
    String bands = SHORT.getOrDefault(image.bands(), joined);
    String white =
        image.white() == image.sampleType().white() ? "" : " whose white is " + image.white();
    return "%dx%d %s %s%s"
        .formatted(image.width(), image.height(), bands, image.sampleType(), white);
  }

  /** Tells where a sample is, such as {@code pixel (3, 4), band 1 (GREEN)}. */
  static String sample(ImageInfo image, int x, int y, int band) {
    return "pixel (%d, %d), band %d (%s)".formatted(x, y, band, image.bands().get(band));
  }

  /** Tells where sample number {@code index} is. */
  static String sample(ImageInfo image, int index) {
    int pixel = index / image.bandCount();
    return sample(image, pixel % image.width(), pixel / image.width(), index % image.bandCount());
  }

  /** Gives type and samples of a stack with a gap where one is missing. */
  static String stack(SampleType type, double[] samples) {
    boolean gaps = Arrays.stream(samples).anyMatch(Double::isNaN);
    return "%s, %d frame%s, stack %s%s"
        .formatted(
            type,
            samples.length,
            samples.length == 1 ? "" : "s",
            numbers(samples),
            gaps ? " (NaN: missing)" : "");
  }

  /**
   * Says what was thrown: what a suite says of it, or class and message of what a plugin threw,
   * with the line of the plugin that it comes from, if it comes from one.
   */
  static String thrown(Throwable thrown) {
    return thrown instanceof AssertionError && thrown.getMessage() != null
        ? thrown.getMessage()
        : thrown + lineOf(thrown, MOST_CAUSES).map(", at %s"::formatted).orElse("");
  }

  /** Finds the last line of a plugin that was run, where it all began if there are causes. */
  private static Optional<StackTraceElement> lineOf(Throwable thrown, int causes) {
    return Optional.ofNullable(causes == 0 ? null : thrown.getCause())
        .flatMap(cause -> lineOf(cause, causes - 1))
        .or(
            () ->
                Arrays.stream(thrown.getStackTrace())
                    .filter(line -> !NO_PLUGIN.matcher(line.getClassName()).find())
                    .findFirst()
                    .map(Shown::brief));
  }

  /** Leaves out loader and module. */
  private static StackTraceElement brief(StackTraceElement line) {
    return new StackTraceElement(
        line.getClassName(), line.getMethodName(), line.getFileName(), line.getLineNumber());
  }

  /** Gives the numbers, of very many the first ones. */
  static String numbers(double[] numbers) {
    String first = Arrays.toString(Arrays.copyOf(numbers, Math.min(MOST_NUMBERS, numbers.length)));
    return numbers.length <= MOST_NUMBERS
        ? first
        : "%s, … %d in all]".formatted(first.substring(0, first.length() - 1), numbers.length);
  }
}
