package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackKernel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;

/**
 * What a test of a combiner of whole stacks says of it, and how that is compared with outcomes.
 *
 * @param <P> the record of parameters
 */
abstract class StackExpectations<P extends Record> extends ProviderContract {
  /** How many samples of a stack are rejected. */
  public record Rejected(int low, int high) {}

  @Override
  protected abstract CombinerProvider<P> provider();

  /** Gives the parameters to test with. */
  protected abstract P parameters();

  /**
   * Computes the result of one stack whose samples are compared as they are and weigh the same.
   *
   * @param stack its samples in frame order, at least one of them present; NaN where missing, see
   *     {@link #present}
   * @return the result; NaN if there is none
   */
  protected abstract double expected(double[] stack);

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
   * @param samples what is combined, in frame order; may be empty
   * @param weights the weight of each
   * @return the result; empty unless overridden, and then it is not checked
   */
  protected OptionalDouble expectedOfKept(double[] samples, double[] weights) {
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

  /** Gives the types of frame that can be combined. */
  protected Set<SampleType> sampleTypes() {
    return EnumSet.allOf(SampleType.class);
  }

  /** Tells how far a result may be from the expected one, relative to it where it is above 1. */
  protected double tolerance() {
    return 1e-12;
  }

  /** Tells whether results are, but for rounding, within the samples of their stack. */
  protected boolean staysWithinSamples() {
    return true;
  }

  /** Tells whether the order of frames changes results by more than {@link #tolerance()}. */
  protected boolean orderMatters() {
    return false;
  }

  /** Tells whether floating samples times a power of two give exactly the result times it. */
  protected boolean scalesExactly() {
    return true;
  }

  /** Tells whether a missing sample counts for something. */
  protected boolean heedsMissing() {
    return false;
  }

  /** Gives the samples of a stack that are there, in frame order. */
  protected static double[] present(double[] stack) {
    return Arrays.stream(stack).filter(sample -> !Double.isNaN(sample)).toArray();
  }

  final StackCombiner combiner() {
    return (StackCombiner) provider().create(parameters());
  }

  final StackRunner runner(SampleType type, double[][] frames) {
    return StackRunner.of(combiner(), type, frames);
  }

  final void assertExpected(SampleType type, double[][] frames) {
    List<StackOutcome> outcomes = runner(type, frames).outcomes();
    for (int i = 0; i < outcomes.size(); i++) {
      double[] stack = StackFrames.stack(frames, i);
      StackOutcome outcome = outcomes.get(i);
      int count = present(stack).length;
      if (count > 0) {
        Supplier<String> where = where(type, frames, i);
        Rejected rejected = new Rejected(outcome.rejectedLow(), outcome.rejectedHigh());
        assertEquals(count, outcome.coverage() + rejected.low() + rejected.high(), where);
        assertEquals(
            expectedRejected(stack), rejected, () -> "see expectedRejected; " + where.get());
        assertClose(expected(stack), outcome.result(), where);
      }
    }
  }

  final void assertOfKept(
      StackOutcome outcome, double[] stack, double[] weights, Supplier<String> where) {
    double[] samples = outcome.kept().stream().mapToDouble(frame -> stack[frame]).toArray();
    double[] weightOfEach = outcome.kept().stream().mapToDouble(frame -> weights[frame]).toArray();
    if (present(stack).length > 0) {
      expectedOfKept(samples, weightOfEach)
          .ifPresent(expected -> assertClose(expected, outcome.result(), where));
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
          .ifPresent(results -> assertSameBits(outcomes, start, results, "" + runner.info()));
    }
  }

  static void assertSameBits(
      List<StackOutcome> outcomes, int start, double[] results, String where) {
    for (int i = 0; i < results.length; i++) {
      double expected = outcomes.get(start + i).result();
      assertEquals(expected, results[i], where + ", place " + (start + i));
    }
  }

  final void assertWithin(double[] samples, double result, Supplier<String> where) {
    if (!Double.isNaN(result)) {
      assertFalse(samples.length == 0, where);
      double least = DoubleStream.of(samples).min().orElseThrow();
      double largest = DoubleStream.of(samples).max().orElseThrow();
      assertClose(Math.max(least, Math.min(largest, result)), result, where);
    }
  }

  final void assertClose(double expected, double actual, Supplier<String> where) {
    double size = Double.isNaN(expected) ? 1 : Math.abs(expected);
    assertEquals(expected, actual, tolerance() * Math.max(1, size), where);
  }

  static Supplier<String> where(SampleType type, double[][] frames, int place) {
    return () -> type + " " + Arrays.toString(StackFrames.stack(frames, place));
  }
}
