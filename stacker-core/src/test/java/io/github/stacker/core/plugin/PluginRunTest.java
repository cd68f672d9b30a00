package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.PipelineException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stacks small frames with plugins made by third parties. */
class PluginRunTest {
  @TempDir Path folder;
  private SmallStack stack;

  @BeforeEach
  void writeFrames() throws IOException {
    stack = SmallStack.in(folder);
  }

  @Test
  void aFilterOfAPluginChangesTheFrames() throws IOException {
    Plugins.lift().writeTo(stack.plugin("lift.jar"));
    assertArrayEquals(
        expected(i -> 6 * i + 2.5), stack.samples("{\"filter\": \"lift\", \"by\": 2.5}", "mean"));
  }

  @Test
  void parametersOfAPluginHaveItsDefaults() throws IOException {
    Plugins.lift().writeTo(stack.plugin("lift.jar"));
    assertArrayEquals(expected(i -> 6 * i + 1), stack.samples("{\"filter\": \"lift\"}", "mean"));
  }

  @Test
  void choicesOfAPluginAreBoundByTheNamesOfTheirConstants() throws IOException {
    Plugins.lift().writeTo(stack.plugin("lift.jar"));
    assertArrayEquals(
        expected(i -> 6 * i - 1),
        stack.samples("{\"filter\": \"lift\", \"direction\": \"straight-down\"}", "mean"));
  }

  @Test
  void aCombinerOfAPluginMakesTheResult() throws IOException {
    Plugins.last().writeTo(stack.plugin("last.jar"));
    Plugins.lift().writeTo(stack.plugin("lift.jar"));
    assertArrayEquals(
        expected(i -> 2 * i + 1), stack.samples("{\"filter\": \"lift\", \"by\": 1}", "last"));
  }

  @Test
  void aParameterThatThePluginRefusesIsTheUsersMistake() throws IOException {
    Plugins.lift().writeTo(stack.plugin("lift.jar"));
    PipelineException e =
        assertThrows(
            PipelineException.class,
            () -> stack.samples("{\"filter\": \"lift\", \"by\": 13}", "mean"));
    assertEquals("test.json:2:14: filters[0]: by is 13, which brings bad luck", e.getMessage());
  }

  private static double[] expected(IntToDoubleFunction samples) {
    return IntStream.range(0, SmallStack.FRAME.width() * SmallStack.FRAME.height())
        .mapToDouble(samples)
        .toArray();
  }
}
