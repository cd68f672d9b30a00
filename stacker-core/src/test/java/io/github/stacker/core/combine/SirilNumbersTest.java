package io.github.stacker.core.combine;

import static io.github.stacker.core.combine.RestResult.MEAN;
import static io.github.stacker.core.combine.SirilCompatibility.SIRIL;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.StackRunner;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random stacks, with zeros and ties, against siril-cli 1.0.6. */
class SirilNumbersTest {
  private static final int REJECTIONS = 13;
  private static final double SINGLE_PRECISION = 6.1e-8;

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 8, 9, 16, 31})
  void floatingStacksGiveSirilsNumbers(int frames) throws IOException {
    assertSirils(SampleType.FLOAT32, frames, 1);
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 5, 8, 9, 16, 31})
  void integerStacksGiveSirilsNumbers(int frames) throws IOException {
    assertSirils(SampleType.UINT16, frames, 65535);
  }

  private static void assertSirils(SampleType type, int count, double white) throws IOException {
    GoldenStacks golden = GoldenStacks.load("siril/rejections.properties");
    String set = type.name().toLowerCase() + "," + count;
    double[][] frames = golden.frames(set);
    Map<String, String> results = golden.results(set);
    assertEquals(count, frames.length);
    assertEquals(REJECTIONS, results.size());
    results.forEach(
        (rejection, line) -> {
          double[] actual = StackRunner.of(combiner(rejection), type, frames).results();
          assertArrayEquals(
              GoldenStacks.numbers(line),
              Arrays.stream(actual).map(result -> result / white).toArray(),
              SINGLE_PRECISION,
              rejection);
        });
  }

  /** Reads Siril's words: a letter for the rejection and its two numbers, parted by commas. */
  static StackCombiner combiner(String rejection) {
    String[] words = rejection.split(",");
    double low = Double.parseDouble(words[1]);
    double high = Double.parseDouble(words[2]);
    return switch (words[0]) {
      case "s" ->
          new SigmaClipCombine()
              .create(
                  new SigmaClipParameters(
                      low, high, Centre.MEDIAN, Deviation.SAMPLE, 0, 3, MEAN, Compatibility.SIRIL));
      case "a" ->
          new MadClipCombine()
              .create(new MadClipParameters(low, high, 0, 3, MEAN, Compatibility.SIRIL));
      case "m" -> new SigmaMedianCombine().create(new SigmaMedianParameters(low, high, 0, SIRIL));
      case "w" ->
          new WinsorizedSigmaClipCombine()
              .create(new WinsorizedSigmaClipParameters(low, high, 0, 3, MEAN, SIRIL));
      case "l" ->
          new LinearFitClipCombine()
              .create(new LinearFitClipParameters(low, high, 0, 3, MEAN, SIRIL));
      case "g" ->
          new GeneralizedEsdCombine()
              .create(new GeneralizedEsdParameters(low, high, 3, MEAN, SIRIL));
      default -> throw new IllegalArgumentException(rejection);
    };
  }
}
