package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Combiners of third parties that fold several samples at once. */
class LanePluginTest {
  private static final String ADD_ONE_BY_ONE =
      "state.ints(0)[i] = Math.max(state.ints(0)[i], samples.ints()[i]);";
  private static final double[] BRIGHTEST =
      IntStream.range(0, 15).mapToDouble(i -> 10 * i).toArray();

  @TempDir Path folder;
  private SmallStack stack;

  @BeforeEach
  void writeFrames() throws IOException {
    stack = SmallStack.in(folder);
  }

  /** One by one it would fail. */
  @ParameterizedTest
  @ValueSource(strings = {"uint8", "uint16", "float64"})
  void lanesOfAPluginAreUsed(String type) throws IOException {
    Plugins.brightest(ADD_ONE_BY_ONE, "throw new IllegalStateException(\"slow\");")
        .writeTo(stack.plugin("brightest.jar"));
    assertArrayEquals(BRIGHTEST, stack.writtenAs(type).samples("", "brightest"));
  }

  @Test
  void withAFilterThatMakesFloatingSamplesTheyAreNot() throws IOException {
    Plugins.lift().writeTo(stack.plugin("lift.jar"));
    Plugins.brightest(ADD_ONE_BY_ONE, "state.ints(0)[i] = 7; samples.doubles();")
        .writeTo(stack.plugin("brightest.jar"));
    double[] sevens = stack.samples("{\"filter\": \"lift\"}", "brightest");
    assertArrayEquals(IntStream.range(0, 15).mapToDouble(i -> 7).toArray(), sevens);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "long brightest = 0;| long brightest = 1 / (words - words);"
            + "| failed on frame FRAME, 5x3 at 0,0: java.lang.ArithmeticException: / by zero, at LINE",
        "int lanes = Long.SIZE / bits;| int lanes = Long.SIZE / (bits - 8);"
            + "| failed on the stacked frame, 5x3 at 0,0: java.lang.ArithmeticException: / by zero, at LINE",
        "return Optional.of(new Packed(bits));| throw new ArithmeticException(\"offer\");"
            + "| failed: java.lang.ArithmeticException: offer, at LINE",
        "return Optional.of(new Packed(bits));| return null; | failed: lanes returned null",
        "return List.of(new StatePlane(StatePlane.Type.INT64, 0));"
            + "| throw new ArithmeticException(\"planes\");"
            + "| failed: java.lang.ArithmeticException: planes, at LINE",
        "return List.of(new StatePlane(StatePlane.Type.INT64, 0));| return null;"
            + "| failed: planes returned null"
      })
  void lanesThatFailAreNamed(String found, String replacement, String failed) throws IOException {
    assertFailed(found, replacement, failed, stack);
  }

  @Test
  void lanesThatFailWhenTheyRoundAreNamed() throws IOException {
    assertFailed(
        "System.arraycopy(state.longs(0), 0, results, 0, words);",
        "results[results.length] = 1;",
        "failed on the stacked frame, 5x3 at 0,0: java.lang.ArrayIndexOutOfBoundsException:"
            + " Index 512 out of bounds for length 512, at LINE",
        stack.writtenAs("uint8"));
  }

  private static void assertFailed(
      String found, String replacement, String failed, SmallStack stack) throws IOException {
    Path jar = Plugins.brightest(found, replacement).writeTo(stack.plugin("brightest.jar"));
    assertEquals(
        "test.json:3:2: combine: combiner \"brightest\" of %s %s; tell its author"
            .formatted(jar, failed),
        PluginFailureTest.unframed(PluginFailureTest.unlined(stack.failure("", "brightest"))));
  }
}
