package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StatePlane;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * What every combiner that folds keeps to. A test of one extends this class, names provider and
 * parameters, and gives the result of one stack by a slow, obvious computation.
 *
 * @param <P> the record of parameters
 */
public abstract class FoldCombinerContract<P extends Record> extends CombinerContract<P> {
  private static final int FRAMES = 11;
  private static final int PLACES = 203;
  private static final String MISSING =
      " (missing samples come as missing() of the kernel, which has to change nothing, and FrameSamples.present() is 0 for them)";

  private static final String NO_FIELDS =
      "a kernel gives other results while it is at work on other places, too: what it knows of frames before has to be in the state, and scratch made in add() or finish(), since threads share a kernel";

  @Test
  void resultsAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 1, 0);
      assertExpected(type, frames, combine(type, frames));
    }
  }

  @Test
  void resultsOfStacksWithMissingSamplesAreTheExpectedOnes() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 2, 0.4);
      assertExpected(type, frames, combine(type, frames), MISSING);
    }
  }

  @Test
  void singleFramesAndStacksOfTwoGiveTheExpectedResults() {
    for (SampleType type : sampleTypes()) {
      for (int count : counts(2)) {
        double[][] frames = frames(type, 3, 0, count);
        assertExpected(type, frames, combine(type, frames));
      }
    }
  }

  @Test
  void stacksOfEqualSamplesGiveTheExpectedResults() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = new double[atLeast(FRAMES)][];
      Arrays.fill(frames, new double[] {0, type.white(), type.isInteger() ? 1 : 0.1});
      assertExpected(type, frames, combine(type, frames));
    }
  }

  @Test
  void manyWhiteFramesDoNotOverflow() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = new double[33_000][];
      Arrays.fill(frames, new double[] {type.white(), 0});
      assertExpected(type, frames, combine(type, frames));
    }
  }

  @Test
  void samplesThatFloatMayHaveTheWhiteOfIntegers() {
    for (SampleType type : sampleTypes()) {
      if (type.isInteger()) {
        continue;
      }
      double[][] frames = StackFrames.times(BYTE_WHITE, type, frames(type, 6, 0.2));
      StackInfo info = FoldRunner.infoOf(type, frames).withWhite(BYTE_WHITE);
      double[] results =
          FoldRunner.combine(kernel(combiner()::newKernel, info), type, frames, PLACES);
      setWhite(BYTE_WHITE);
      assertExpected(type, frames, results, WHITE);
    }
  }

  @Test
  void resultsDoNotDependOnHowRunsAreCut() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 4, 0.2);
      double[] whole = combine(type, frames);
      for (int length : new int[] {1, 7, 64}) {
        double[] parts = FoldRunner.combine(combiner(), type, frames, length);
        assertSame(type, frames, whole, parts, "added in runs of " + length + " places");
      }
    }
  }

  @Test
  void framesWithoutAnySampleChangeNothing() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 5, 0.2);
      double[][] longer = Arrays.copyOf(frames, frames.length + 1);
      longer[frames.length] = new double[PLACES];
      Arrays.fill(longer[frames.length], Double.NaN);
      FoldKernel kernel = combiner().newKernel(FoldRunner.infoOf(type, longer));
      double[] without = FoldRunner.combine(kernel, type, frames, PLACES);
      assertSame(
          type,
          longer,
          without,
          FoldRunner.combine(kernel, type, longer, PLACES),
          "the last frame has no sample, so the results have to be those without it: its samples come as missing() of the kernel, which has to change nothing, and FrameSamples.present() is 0 for them");
    }
  }

  @Test
  void frameOrderChangesResultsByRoundingAtMost() {
    if (orderMatters()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 6, 0.1);
      double[] forwards = combine(type, frames);
      double[][] reversed = frames.clone();
      Collections.reverse(Arrays.asList(reversed));
      double[] backwards = combine(type, reversed);
      for (int i = 0; i < PLACES; i++) {
        assertClose(
            byKernel(forwards[i]),
            new Given("for the same samples in reverse order it", backwards[i]),
            inAnyOrder(where(type, StackFrames.stack(frames, i))));
      }
    }
  }

  @Test
  void resultsLieBetweenTheLeastAndTheLargestSample() {
    if (!staysWithinSamples()) {
      return;
    }
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 7, 0.2);
      double[] results = combine(type, frames);
      for (int i = 0; i < PLACES; i++) {
        double[] stack = StackFrames.stack(frames, i);
        if (present(stack).length > 0) {
          assertWithin(present(stack), byKernel(results[i]), where(type, stack));
        }
      }
    }
  }

  @Test
  void finishingLeavesTheStateAsItWas() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 8, 0.2);
      FoldKernel kernel = combiner().newKernel(FoldRunner.infoOf(type, frames));
      FoldRunner runner = FoldRunner.of(kernel, type, frames).addAll();
      List<double[]> before = runner.state();
      double[] first = runner.finish();
      assertUnchanged(before, runner.state(), type, frames);
      assertSame(type, frames, first, runner.finish(), "finish() called again");
    }
  }

  @Test
  void kernelsKeepNothingButTheState() {
    for (SampleType type : sampleTypes()) {
      double[][] frames = frames(type, 8, 0.2);
      double[][] others = frames(type, 9, 0.3);
      FoldKernel kernel = combiner().newKernel(FoldRunner.infoOf(type, frames));
      FoldRunner one = FoldRunner.of(kernel, type, frames);
      FoldRunner other = FoldRunner.of(kernel, type, others);
      for (int frame = 0; frame < frames.length; frame++) {
        one.add(frame);
        other.add(frame);
      }
      assertSame(type, frames, combine(type, frames), one.finish(), NO_FIELDS);
      assertSame(type, others, combine(type, others), other.finish(), NO_FIELDS);
    }
  }

  @Test
  void threadsMayShareAKernel() throws InterruptedException {
    for (SampleType type : sampleTypes()) {
      FoldKernel kernel = combiner().newKernel(FoldRunner.infoOf(type, frames(type, 9, 0.2)));
      Together.work(
          Duration.ofMillis(25),
          NO_FIELDS,
          thread -> {
            double[][] frames = frames(type, 9 + thread, 0.2);
            double[] alone = combine(type, frames);
            return FoldRunner.of(kernel, type, frames)
                    .repeatable(
                        results -> assertSame(type, frames, alone, results, "combined again"))
                ::run;
          });
    }
  }

  @Test
  void lanesGiveTheBitsThatRunsGiveAndRoundThemHalfUp() {
    for (SampleType type : sampleTypes()) {
      for (int count : counts(1, 2, 3, 6, FRAMES, 257, 258, 400)) {
        double[][] frames = frames(type, 10, 0, count);
        FoldKernel kernel = combiner().newKernel(FoldRunner.infoOf(type, frames));
        kernel.lanes().ifPresent(lanes -> assertLanesAgree(lanes, kernel, type, frames));
      }
    }
  }

  @Test
  void lanesHoldManyWhiteFramesOrAreNotOffered() {
    for (SampleType type : sampleTypes()) {
      for (int count : counts(32_767, 32_768, 32_769, 66_000)) {
        double[][] frames = new double[count][];
        Arrays.fill(frames, new double[] {type.white(), 0, type.white(), 1, type.white()});
        FoldKernel kernel = combiner().newKernel(FoldRunner.infoOf(type, frames));
        kernel.lanes().ifPresent(lanes -> assertLanesAgree(lanes, kernel, type, frames));
      }
    }
  }

  private static void assertLanesAgree(
      LaneFold lanes, FoldKernel kernel, SampleType type, double[][] frames) {
    double[] expected = FoldRunner.combine(kernel, type, frames, frames[0].length);
    LaneRunner runner = new LaneRunner(lanes, type, frames);
    int[] rounded = runner.round();
    assertSame(
        type, frames, expected, runner.finish(), "finish() of lanes() gives what the kernel gives");
    for (int i = 0; i < rounded.length; i++) {
      int half = (int) (Math.min(type.white(), expected[i]) + 0.5);
      double[] stack = StackFrames.stack(frames, i);
      assertEquals(
          half,
          rounded[i],
          () -> "round() of lanes() gives the result rounded half up; " + Shown.stack(type, stack));
    }
  }

  @Test
  void planesAndTheMissingSampleFitTheirTypes() {
    for (SampleType type : sampleTypes()) {
      FoldKernel kernel = combiner().newKernel(new StackInfo(atLeast(FRAMES), type, false));
      assertEquals(kernel.planes(), kernel.planes(), "planes(), called twice");
      kernel.planes().forEach(FoldCombinerContract::assertExact);
      double missing = kernel.missing();
      boolean fits =
          switch (type) {
            case UINT8, UINT16 ->
                missing == Math.rint(missing) && missing >= 0 && missing <= type.white();
            case FLOAT32 -> (float) missing == missing;
            case FLOAT64 -> !Double.isNaN(missing);
          };
      assertTrue(fits, "missing() is " + missing + ", which is no sample of " + type);
    }
  }

  /** Gives the combiner, whose refusals are failures. */
  private FoldCombiner combiner() {
    FoldCombiner combiner = combiner(FoldCombiner.class);
    return info -> kernel(combiner::newKernel, info);
  }

  private double[] combine(SampleType type, double[][] frames) {
    setWhite(type.white());
    return FoldRunner.combine(combiner(), type, frames);
  }

  private void assertExpected(SampleType type, double[][] frames, double[] results) {
    assertExpected(type, frames, results, "");
  }

  private void assertExpected(SampleType type, double[][] frames, double[] results, String hint) {
    for (int i = 0; i < results.length; i++) {
      double[] stack = StackFrames.stack(frames, i);
      if (present(stack).length > 0) {
        assertClose(byExpected(stack), byKernel(results[i]), () -> Shown.stack(type, stack) + hint);
      }
    }
  }

  private static void assertUnchanged(
      List<double[]> before, List<double[]> after, SampleType type, double[][] frames) {
    for (int plane = 0; plane < before.size(); plane++) {
      assertSame(
          type,
          frames,
          before.get(plane),
          after.get(plane),
          "finish() changed plane %d of the state, and may only read it".formatted(plane));
    }
  }

  private static void assertSame(
      SampleType type, double[][] frames, double[] expected, double[] actual, String claim) {
    if (Arrays.equals(expected, actual)) {
      return;
    }
    for (int i = 0; i < expected.length; i++) {
      int place = i;
      assertEquals(
          expected[i],
          actual[i],
          () -> claim + "; " + Shown.stack(type, StackFrames.stack(frames, place)));
    }
  }

  private static Given byKernel(double result) {
    return new Given("the kernel", result);
  }

  private static Supplier<String> where(SampleType type, double[] stack) {
    return () -> Shown.stack(type, stack);
  }

  private static void assertExact(StatePlane plane) {
    double initial = plane.initial();
    boolean exact =
        switch (plane.type()) {
          case INT32 -> (int) initial == initial;
          case INT64 -> (long) initial == initial;
          case FLOAT64 -> true;
        };
    assertTrue(exact, plane + " does not hold its initial value");
  }

  /** Makes frames; in the first places the stacks are all 0, all white and all missing. */
  private double[][] frames(SampleType type, long seed, double missingShare) {
    return frames(type, seed, missingShare, atLeast(FRAMES));
  }

  private static double[][] frames(SampleType type, long seed, double missingShare, int count) {
    Random random = new Random(seed);
    double[][] frames = new double[count][PLACES];
    for (double[] frame : frames) {
      for (int i = 0; i < PLACES; i++) {
        boolean missing = random.nextDouble() < missingShare;
        frame[i] = missing ? Double.NaN : sample(type, random);
      }
      frame[0] = 0;
      frame[1] = type.white();
      frame[2] = missingShare > 0 ? Double.NaN : 0;
    }
    return frames;
  }

  private static double sample(SampleType type, Random random) {
    return switch (type) {
      case UINT8, UINT16 -> random.nextInt((int) type.white() + 1);
      case FLOAT32 -> random.nextFloat();
      case FLOAT64 -> random.nextDouble();
    };
  }
}
