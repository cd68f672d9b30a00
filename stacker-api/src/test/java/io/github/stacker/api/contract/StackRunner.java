package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Runs a combiner over frames held in arrays, slowly and obviously, as the engine does over files:
 * place after place, each stack filled in frame order, missing samples left out, with rubbish
 * behind the samples; or over runs of places. A kernel that changes what it may only read is an
 * {@link AssertionError}.
 *
 * <p>A frame is an array of samples, all of one length; NaN stands for a missing sample, in integer
 * frames too. Samples of {@link SampleType#FLOAT32} frames are rounded to that type.
 *
 * <pre>{@code
 * double[][] frames = {{1, 2}, {3, NaN}, {9, 4}};
 * double[] medians = StackRunner.of(new Median(), SampleType.UINT8, frames).results();
 * }</pre>
 */
public final class StackRunner {
  private static final int RUBBISH_BEHIND = 3;
  private static final double RUBBISH = -77;

  private final StackCombiner combiner;
  private final SampleType type;
  private final double white;
  private final double[][] frames;
  private final double[][] compared;
  private final List<Double> weights;

  private StackRunner(
      StackCombiner combiner,
      SampleType type,
      double white,
      double[][] frames,
      double[][] compared,
      List<Double> weights) {
    this.combiner = combiner;
    this.type = type;
    this.white = white;
    this.frames = frames;
    this.compared = compared;
    this.weights = weights;
  }

  /** Makes a runner over frames that weigh the same. */
  public static StackRunner of(StackCombiner combiner, SampleType type, double[][] frames) {
    double[][] stored =
        Arrays.stream(frames).map(frame -> stored(type, frame)).toArray(double[][]::new);
    return new StackRunner(combiner, type, type.white(), stored, stored, List.of());
  }

  private static double[] stored(SampleType type, double[] frame) {
    return type == SampleType.FLOAT32
        ? Arrays.stream(frame).map(sample -> (float) sample).toArray()
        : frame;
  }

  /** Makes a runner whose samples are compared by these numbers, none of them NaN. */
  public StackRunner comparedAs(double[][] numbers) {
    return new StackRunner(combiner, type, white, frames, numbers, weights);
  }

  /** Makes a runner whose frames have these weights. */
  public StackRunner weighted(double... weightOfEach) {
    List<Double> boxed = Arrays.stream(weightOfEach).boxed().toList();
    return new StackRunner(combiner, type, white, frames, compared, boxed);
  }

  /** Makes a runner whose frames have another white than that of their type. */
  public StackRunner withWhite(double other) {
    return new StackRunner(combiner, type, other, frames, compared, weights);
  }

  /** Describes the frames as the engine does. */
  public StackInfo info() {
    boolean complete =
        Arrays.stream(frames).flatMapToDouble(Arrays::stream).noneMatch(Double::isNaN);
    return new StackInfo(frames.length, type, white, complete, weights);
  }

  /** Makes a kernel for the frames. */
  public StackKernel newKernel() {
    return combiner.newKernel(info());
  }

  /** Gives the number of places. */
  public int places() {
    return frames[0].length;
  }

  /** Gives the samples of one place in frame order; NaN where one is missing. */
  double[] stack(int place) {
    return StackFrames.stack(frames, place);
  }

  /** Gives the samples of some frames at one place. */
  double[] samples(int place, List<Integer> of) {
    return of.stream().mapToDouble(frame -> frames[frame][place]).toArray();
  }

  /** Gives what the samples of some frames at one place are compared as. */
  double[] compared(int place, List<Integer> of) {
    return of.stream().mapToDouble(frame -> compared[frame][place]).toArray();
  }

  /** Gives the weights of some frames. */
  double[] weights(List<Integer> of) {
    return of.stream().mapToDouble(frame -> weights.isEmpty() ? 1 : weights.get(frame)).toArray();
  }

  /** Describes the stack of one place. */
  Supplier<String> where(int place) {
    return () -> {
      List<Integer> all = IntStream.range(0, frames.length).boxed().toList();
      String stack = Shown.stack(type, stack(place));
      String comparing =
          compared == frames ? "" : ", compared() " + Shown.numbers(compared(place, all));
      String weighing = weights.isEmpty() ? "" : ", weights() " + Shown.numbers(weights(all));
      String whitening = white == type.white() ? "" : CombinerContract.WHITE;
      return stack + comparing + weighing + whitening;
    };
  }

  /** Combines all places with one kernel; NaN where no frame has a sample. */
  public double[] results() {
    return outcomes().stream().mapToDouble(StackOutcome::result).toArray();
  }

  /** Combines all places with one kernel. */
  public List<StackOutcome> outcomes() {
    return outcomes(newKernel());
  }

  /** Combines all places with a kernel that was made for such frames. */
  public List<StackOutcome> outcomes(StackKernel kernel) {
    Stack stack = new Stack(frames.length + RUBBISH_BEHIND);
    List<StackOutcome> outcomes = new ArrayList<>();
    for (int place = 0; place < places(); place++) {
      outcomes.add(outcome(kernel, stack, place));
    }
    return outcomes;
  }

  /** Combines one place. */
  public StackOutcome outcome(StackKernel kernel, int place) {
    return outcome(kernel, new Stack(frames.length + RUBBISH_BEHIND), place);
  }

  /**
   * Combines each place many times in a row, with hardly anything done between.
   *
   * @throws AssertionError if a result has other bits than the expected one
   */
  void repeat(StackKernel kernel, List<StackOutcome> expected, int times) {
    Stack stack = new Stack(frames.length);
    for (int place = 0; place < places(); place++) {
      fill(stack, place);
      for (int i = 0; i < times && stack.count() > 0; i++) {
        stack.keepAll();
        double result = kernel.combine(stack);
        if (Double.compare(expected.get(place).result(), result) != 0) {
          assertEquals(expected.get(place).result(), result, where(place));
        }
      }
    }
  }

  private void fill(Stack stack, int place) {
    stack.clear();
    for (int i = 0; i < stack.samples().length; i++) {
      stack.add(i, RUBBISH);
    }
    stack.clear();
    for (int frame = 0; frame < frames.length; frame++) {
      double sample = frames[frame][place];
      if (!Double.isNaN(sample)) {
        stack.add(frame, sample, compared[frame][place]);
        if (!weights.isEmpty()) {
          stack.weigh(stack.count() - 1, weights.get(frame));
        }
      }
    }
  }

  private StackOutcome outcome(StackKernel kernel, Stack stack, int place) {
    fill(stack, place);
    int count = stack.count();
    if (count == 0) {
      return StackOutcome.ofNothing();
    }
    double[] samples = stack.samples().clone();
    double[] compared = stack.compared().clone();
    double[] weights = stack.weights().clone();
    int[] numbers = stack.frames().clone();
    double result = combine(kernel, stack, place);
    Function<String, Supplier<String>> changed =
        what ->
            () ->
                "the kernel changed %s, which it may only read; %s"
                    .formatted(what, where(place).get());
    assertEquals(count, stack.count(), changed.apply("count()"));
    assertArrayEquals(samples, stack.samples(), changed.apply("samples()"));
    assertArrayEquals(compared, stack.compared(), changed.apply("compared()"));
    assertArrayEquals(weights, stack.weights(), changed.apply("weights()"));
    assertArrayEquals(numbers, stack.frames(), changed.apply("frames()"));
    return new StackOutcome(
        result, kept(stack), stack.rejectedLow(), stack.rejectedHigh(), stack.chosen());
  }

  private double combine(StackKernel kernel, Stack stack, int place) {
    try {
      return kernel.combine(stack);
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      throw new AssertionError(
          "combine() of the kernel threw %s; %s".formatted(Shown.thrown(e), where(place).get()), e);
    }
  }

  private static List<Integer> kept(Stack stack) {
    List<Integer> kept = new ArrayList<>();
    for (int i = 0; i < stack.count(); i++) {
      if (stack.isKept(i)) {
        kept.add(stack.frames()[i]);
      }
    }
    return kept;
  }

  /**
   * Offers a run of places to a kernel as one section.
   *
   * @return the results; empty if the kernel has no way to combine such a section
   */
  public Optional<double[]> section(StackKernel kernel, int start, int count) {
    ArraySection section = new ArraySection(type, frames, start, count);
    double[] results = new double[count];
    Arrays.fill(results, RUBBISH);
    boolean combined = kernel.combine(section, results);
    section.assertUntouched();
    return combined ? Optional.of(results) : Optional.empty();
  }
}
