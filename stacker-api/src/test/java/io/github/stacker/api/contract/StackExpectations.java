package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackKernel;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/**
 * What a test of a combiner of whole stacks says of it, and how that is compared with outcomes.
 *
 * @param <P> the record of parameters
 */
abstract class StackExpectations<P extends Record> extends CombinerContract<P> {
  static final int PLACES = 27;
  static final int[] SOME = {1, 2, 3, 4, 7, 16, 33, 64};

  /** How many samples of a stack are rejected. */
  public record Rejected(int low, int high) {}

  /**
   * Computes how many samples of one stack are rejected.
   *
   * @param stack as for {@link #expected}
   * @return the numbers; unless overridden none is rejected
   */
  protected Rejected expectedRejected(double[] stack) {
    return new Rejected(0, 0);
  }

  /**
   * Computes the result from the samples that were kept, for combiners whose result follows from
   * them alone.
   *
   * @param samples what is combined, as in {@link Stack#samples()}, in frame order; may be empty
   * @param compared the number that each is compared by, as in {@link Stack#compared()}
   * @param weights the weight of each, as in {@link Stack#weights()}
   * @return the result; empty unless overridden, and then it is not checked
   */
  protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
    return OptionalDouble.empty();
  }

  /**
   * Tells which frame's sample is chosen.
   *
   * @param stack as for {@link #expected}
   * @return its index; unless overridden that of the first sample equal to the result
   */
  protected int expectedChoice(double[] stack) {
    double result = expected(stack);
    for (int frame = 0; frame < stack.length; frame++) {
      if (stack[frame] == result) {
        return frame;
      }
    }
    return Stack.NONE;
  }

  /** Tells whether floating samples times a power of two give exactly the result times it. */
  protected boolean scalesExactly() {
    return true;
  }

  /** Tells whether a missing sample counts for something. */
  protected boolean heedsMissing() {
    return false;
  }

  /**
   * Combines one stack, for tests of what the combiner computes.
   *
   * @param samples what is combined and compared, in frame order; NaN where a sample is missing
   * @return its result and what became of each sample
   */
  protected final StackOutcome combined(double... samples) {
    return ofOne(samples).outcomes().get(0);
  }

  /**
   * Combines one stack whose samples are compared as other numbers and weigh differently.
   *
   * @param samples what is combined, in frame order; NaN where a sample is missing
   * @param compared what decides
   * @param weights the weights of the frames
   * @return its result and what became of each sample
   */
  protected final StackOutcome combined(double[] samples, double[] compared, double[] weights) {
    return ofOne(samples).comparedAs(column(compared)).weighted(weights).outcomes().get(0);
  }

  /** Frames of one pixel, of the type that holds most numbers. */
  private StackRunner ofOne(double[] stack) {
    return runner(Collections.max(sampleTypes()), column(stack));
  }

  private static double[][] column(double[] numbers) {
    return Arrays.stream(numbers)
        .mapToObj(number -> new double[] {number})
        .toArray(double[][]::new);
  }

  final StackCombiner combiner() {
    return combiner(StackCombiner.class);
  }

  final StackRunner runner(SampleType type, double[][] frames) {
    StackCombiner combiner = combiner();
    setWhite(type.white());
    return StackRunner.of(info -> kernel(combiner::newKernel, info), type, frames);
  }

  final void assertExpected(SampleType type, double[][] frames) {
    assertExpected(runner(type, frames));
  }

  final void assertExpected(StackRunner runner) {
    setWhite(runner.info().white());
    List<StackOutcome> outcomes = runner.outcomes();
    for (int i = 0; i < outcomes.size(); i++) {
      double[] stack = runner.stack(i);
      if (present(stack).length > 0) {
        StackOutcome outcome = outcomes.get(i);
        Supplier<String> where = runner.where(i);
        assertEquals(
            expectedRejected(stack),
            new Rejected(outcome.rejectedLow(), outcome.rejectedHigh()),
            () -> "rejected, as expectedRejected() of this test says; " + where.get());
        assertClose(byExpected(stack), byKernel(outcome), where);
      }
    }
  }

  final void assertOfKept(StackRunner runner, StackOutcome outcome, int place) {
    double[] samples = runner.samples(place, outcome.kept());
    double[] compared = runner.compared(place, outcome.kept());
    double[] weights = runner.weights(outcome.kept());
    if (present(runner.stack(place)).length > 0) {
      String call =
          "expectedOfKept() of this test, for samples() %s, compared() %s, weights() %s of what was kept,"
              .formatted(Shown.numbers(samples), Shown.numbers(compared), Shown.numbers(weights));
      expectedOfKept(samples, compared, weights)
          .ifPresent(
              expected ->
                  assertClose(new Given(call, expected), byKernel(outcome), runner.where(place)));
    }
  }

  final void assertSectionsAgree(StackRunner runner, int length) {
    List<StackOutcome> outcomes = runner.outcomes();
    StackKernel kernel = runner.newKernel();
    for (int from = 0; from < runner.places(); from += length) {
      int start = from;
      int count = Math.min(length, runner.places() - start);
      runner
          .section(kernel, start, count)
          .ifPresent(results -> assertSameBits(runner, outcomes, start, results));
    }
  }

  static void assertSameBits(
      StackRunner runner, List<StackOutcome> outcomes, int start, double[] results) {
    for (int i = 0; i < results.length; i++) {
      int place = start + i;
      assertEquals(
          outcomes.get(place).result(),
          results[i],
          () ->
              "combine(section, results) has to give the bits of combine(stack), at place %d of a section of %d places; %s"
                  .formatted(place - start, results.length, runner.where(place).get()));
    }
  }

  static Given byKernel(StackOutcome outcome) {
    return new Given("combine() of the kernel", outcome.result());
  }

  static void assertSame(
      StackRunner runner, List<StackOutcome> expected, List<StackOutcome> actual, String claim) {
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i), actual.get(i), because(runner, i, claim));
    }
  }

  static Supplier<String> because(StackRunner runner, int place, String claim) {
    return () -> claim + "; " + runner.where(place).get();
  }
}
