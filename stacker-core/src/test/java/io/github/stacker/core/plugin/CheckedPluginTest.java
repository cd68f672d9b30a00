package io.github.stacker.core.plugin;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.core.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found of plugins whose work is looked at. */
class CheckedPluginTest {
  @TempDir Path folder;

  /** One frame is read from the top, the other in place. */
  @ParameterizedTest
  @ValueSource(strings = {"frame1.png", "frame2.tif"})
  void aKernelThatStaysInAWindowThatIsTooSmallIsFoundHoweverFramesAreRead(String frame)
      throws IOException {
    SmallStack stack = SmallStack.in(folder);
    for (String other : new String[] {"frame1.png", "frame2.tif"}) {
      if (!other.equals(frame)) {
        Files.delete(folder.resolve(other));
      }
    }
    Plugins.odd(
            "odd",
            "NoParameters",
            """
            @Override
            public Filter create(NoParameters parameters) {
              return NeighbourhoodFilter.of(new Halo(0, 0), Odd::compute);
            }

            private static void compute(Tile window, Tile result) {
              int row = result.region().width();
              for (int i = 0; i < result.sampleCount(); i++) {
                result.doubles()[i] = window.doubles()[Math.min(i + row, result.sampleCount() - 1)];
              }
            }
            """)
        .writeTo(stack.plugin("odd.jar"));
    String message = stack.with(SmallStack.CHECKING).failure("{\"filter\": \"odd\"}", "mean");
    assertTrue(message.contains(" perhaps its halo is too small"), message);
    assertTrue(message.contains(frame), message);
  }

  @Test
  void aFilterThatMeasuresOneFrameAfterTheOtherIntoAFieldIsFound() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Path jar =
        Plugins.odd(
                "odd",
                "NoParameters",
                """
                static class Total implements StatisticsFilter<List<Double>> {
                  private double total = 1;
                  public List<Double> measure(ImageSource image) throws java.io.IOException {
                    ImageRows.forEach(image, rows -> add(rows));
                    return List.of(total);
                  }
                  synchronized void add(Tile rows) {
                    for (int i = 0; i < rows.sampleCount(); i++) {
                      total += rows.get(i);
                    }
                  }
                  public PointFilter filterFor(ImageInfo image, List<Double> measured) {
                    return (info, band) -> sample -> sample / measured.get(0);
                  }
                }

                public Filter create(NoParameters parameters) { return new Total(); }
                """)
            .writeTo(stack.plugin("odd.jar"));
    String message = stack.failure("{\"filter\": \"odd\"}", "mean");
    assertTrue(message.contains("filter \"odd\" of " + jar + " failed on frame "), message);
    assertTrue(
        message.matches(
            ".*: it measured \\[1261.0], and \\[(211|1051).0] of the same image when it was made anew; .*"),
        message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "return 0 / 0.0;| pixel 0,0: it made NaN of 2 samples from 0.0 to 0.0",
        "return stack.samples()[0] == 20 ? 1 / 0.0 : 1;"
            + "| pixel 2,0: it made Infinity of 2 samples from 4.0 to 20.0",
        "stack.choose(0); return stack.samples()[1];"
            + "| pixel 1,0: it chose the sample 10.0 and made 2.0",
        "java.util.Arrays.sort(stack.samples(), 0, 2); return stack.samples()[0];"
            + "| pixel 1,0: it changed samples()[0] of the stack from 10.0 to 2.0;"
            + " the arrays of a stack are only to be read",
        "stack.weights()[1] = 2; return stack.keptMean();"
            + "| pixel 0,0: it changed weights()[1] of the stack from 1.0 to 2.0;"
            + " the arrays of a stack are only to be read"
      })
  void aCombinerThatBreaksItsWordIsFound(String combine, String found) throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Path jar =
        Plugins.sour(
                "public StackKernel newKernel(StackInfo info) { return stack -> { %s }; }"
                    .formatted(combine))
            .writeTo(stack.plugin("sour.jar"));
    assertEquals(
        "test.json:3:2: combine: combiner \"sour\" of %s failed on the stacked frame, %s; tell its author"
            .formatted(jar, found),
        stack.failure("", "sour"));
  }

  @Test
  void theSameSamplesHaveToGiveTheSameResultAgain() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Plugins.sour(
            """
            private static int calls;

            public StackKernel newKernel(StackInfo info) {
              return stack -> {
                if (stack.samples()[0] == 20 && calls++ % 2 == 0) {
                  stack.rejectLow(0);
                }
                return 1;
              };
            }
            """)
        .writeTo(stack.plugin("sour.jar"));
    String message = stack.failure("", "sour");
    String found =
        " pixel 2,0: of 2 samples it made 1.0, and 1.0 of the same again, 1 and 0 of them rejected; perhaps scratch is shared by threads, or not cleared; ";
    assertTrue(message.contains(found), message);
  }

  @Test
  void aCombinerThatSaysThatItChoosesHasToChoose() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Plugins.sour("public boolean choosesSamples() { return true; }")
        .writeTo(stack.plugin("sour.jar"));
    String message = stack.failure("", "sour");
    assertTrue(message.contains(" pixel 0,0: it chose none of 2 samples; "), message);
  }

  @Test
  void manyStacksAtOnceHaveTheResultsOfEachAlone() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Files.delete(folder.resolve("frame1.png"));
    Plugins.sour(
            """
            public StackKernel newKernel(StackInfo info) {
              return new StackKernel() {
                public double combine(Stack stack) { return stack.keptMean(); }
                public boolean combine(StackSection section, double[] results) {
                  byte[] samples = (byte[]) section.array(0);
                  for (int i = 0; i < section.count(); i++) {
                    results[i] = samples[section.offset(0) + i] / 4 * 4;
                  }
                  return true;
                }
              };
            }
            """)
        .writeTo(stack.plugin("sour.jar"));
    String message = stack.failure("", "sour");
    assertTrue(
        message.contains(
            " the stacked frame, 5x3 at 0,0: stack 1 of 15 is 0.0 when all are combined at once"
                + " and 2.0 alone; "),
        message);
  }

  @Test
  void aFoldThatMakesNanOfNumbersIsFound() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    MadeJar.of(Plugins.LAST.replace("0, count);", "0, count); result[7] = 0 / 0.0;"))
        .listing(CombinerProvider.class, "org.example.last.Last")
        .writeTo(stack.plugin("last.jar"));
    String message = stack.failure("", "last");
    assertTrue(
        message.contains(
            " the stacked frame, 5x3 at 0,0: it made NaN of 2 samples that are numbers; "),
        message);
  }

  /** A kernel that has a field {@code added} of the samples it has seen. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "result[i] = sums[i] + added;| state.doubles(0)[i] += number; added++;"
            + "| the stacked frame, 5x3 at 0,0: of the same state it made 30.0, and 0.0 again;"
            + " perhaps it has a field that changes: ",
        "result[i] = sums[i];| state.doubles(0)[i] += number + added++;"
            + "| frame FRAME, 5x3 at 0,0: of the same samples and state it made ",
        "result[i] = sums[i]++;| state.doubles(0)[i] += number;"
            + "| the stacked frame, 5x3 at 0,0: its finish changed the state, which is only to be"
            + " read: 0.0 and 1.0 in plane 0;",
        "if (i != 3) result[i] = sums[i];| state.doubles(0)[i] += number;"
            + "| the stacked frame, 5x3 at 0,0: it left result 3 of 15 unwritten;"
      })
  void aFoldThatBreaksItsWordIsFound(String finish, String add, String found) throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    MadeJar.of(
            """
            package org.example;

            import io.github.stacker.api.*;
            import java.util.List;

            public class Sour implements CombinerProvider<NoParameters> {
              public String name() { return "sour"; }
              public String description() { return "Adds."; }
              public Class<NoParameters> parameters() { return NoParameters.class; }
              public FoldCombiner create(NoParameters parameters) { return stack -> new Fold(); }

              static class Fold implements FoldKernel {
                int added;
                public List<StatePlane> planes() {
                  return List.of(new StatePlane(StatePlane.Type.FLOAT64, 0));
                }
                public void add(FrameSamples samples, FoldState state) {
                  for (int i = 0; i < samples.count(); i++) {
                    int number = samples.ints()[i];
                    ADD
                  }
                }
                public void finish(FoldState state, int[] coverage, double[] result, int count) {
                  double[] sums = state.doubles(0);
                  for (int i = 0; i < count; i++) {
                    FINISH
                  }
                }
              }
            }
            """
                .replace("ADD", add)
                .replace("FINISH", finish))
        .listing(CombinerProvider.class, "org.example.Sour")
        .writeTo(stack.plugin("sour.jar"));
    String message = PluginFailureTest.unframed(stack.failure("", "sour"));
    assertTrue(message.contains(found), message);
  }

  @Test
  void manyStacksAtOnceLeaveThemAsTheyWere() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Plugins.sour(
            """
            public StackKernel newKernel(StackInfo info) {
              return new StackKernel() {
                public double combine(Stack stack) { return stack.keptMean(); }
                public boolean combine(StackSection section, double[] results) {
                  byte[] samples = (byte[]) section.array(1);
                  samples[section.offset(1) + 3]++;
                  return true;
                }
              };
            }
            """)
        .writeTo(stack.plugin("sour.jar"));
    String message = stack.failure("", "sour");
    assertTrue(
        message.contains(
            " the stacked frame, 5x3 at 0,0: it changed sample 3 of frame 1 of the section from 6.0 to"
                + " 7.0; the arrays of a section are only to be read; "),
        message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"uint8", "uint16", "float64"})
  void lanesHaveTheSameResultsWhenTheyAreLookedAt(String type) throws IOException {
    SmallStack stack = SmallStack.in(folder).writtenAs(type);
    Plugins.brightest().writeTo(stack.plugin("brightest.jar"));
    double[] unchecked = stack.samples("", "brightest");
    assertArrayEquals(unchecked, stack.with(SmallStack.CHECKING).samples("", "brightest"));
    assertEquals(140, unchecked[14]);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "float64| state.longs(0)[i] = brightest;| state.longs(0)[i] = samples[i];"
            + "| of 2 samples it makes 16.0 by lanes and 80.0 one by one",
        "float64| results[i] = lane(| results[i] = 0.5 + lane("
            + "| of 2 samples it makes 0.5 by lanes and 0.0 one by one",
        "uint8| System.arraycopy(state.longs(0), 0, results, 0, words);| results[0] = 1;"
            + "| it rounds 0.0 to 1 by lanes"
      })
  void lanesMakeWhatIsMadeOneByOne(String type, String right, String wrong, String found)
      throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING).writtenAs(type);
    Path jar = Plugins.brightest(right, wrong).writeTo(stack.plugin("brightest.jar"));
    assertEquals(
        "test.json:3:2: combine: combiner \"brightest\" of %s failed on the stacked frame, 5x3 at 0,0: %s; tell its author"
            .formatted(jar, found),
        stack.failure("", "brightest"));
  }

  @Test
  void infiniteSamplesMayMakeInfiniteResults() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Plugins.odd(
            "odd",
            "NoParameters",
            """
            @Override
            public Filter create(NoParameters parameters) {
              return (PointFilter) (image, band) -> sample -> sample == 0 ? 1 / 0.0 : sample;
            }
            """)
        .writeTo(stack.plugin("odd.jar"));
    Plugins.last().writeTo(stack.plugin("last.jar"));
    Plugins.trim().writeTo(stack.plugin("trim.jar"));
    for (String method : new String[] {"last", "trim"}) {
      double[] unchecked = stack.with(RunOptions.NONE).samples("{\"filter\": \"odd\"}", method);
      assertArrayEquals(unchecked, stack.samples("{\"filter\": \"odd\"}", method));
      assertEquals(Double.POSITIVE_INFINITY, unchecked[0]);
    }
  }

  @Test
  void aStackOfOneSampleNeedHaveNoResult() throws IOException {
    SmallStack stack = SmallStack.in(folder).with(SmallStack.CHECKING);
    Files.delete(folder.resolve("frame1.png"));
    Plugins.sour("public StackKernel newKernel(StackInfo info) { return Stack::keptDeviation; }")
        .writeTo(stack.plugin("sour.jar"));
    assertTrue(Double.isNaN(stack.samples("", "sour")[0]));
  }
}
