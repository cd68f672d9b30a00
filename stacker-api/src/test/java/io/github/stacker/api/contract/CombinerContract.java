package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.fail;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What a test of a combiner says of it, of whichever kind, and how results are compared with that.
 *
 * @param <P> the record of parameters
 */
abstract class CombinerContract<P extends Record> extends ProviderContract {
  /** A number and who gave it. */
  record Given(String by, double number) {
    @Override
    public String toString() {
      return by + " gave " + number;
    }
  }

  /** White of floating frames whose samples once were bytes, as behind filters. */
  static final double BYTE_WHITE = 255;

  static final String WHITE =
      " (StackInfo.white() is %s here, whatever the white of the type; expected() and its sisters have it by white())"
          .formatted(BYTE_WHITE);

  private double white = 1;

  @Override
  protected abstract CombinerProvider<P> provider();

  /**
   * Gives the white of the frames at hand, for tests of combiners that ask {@link
   * StackInfo#white()}.
   *
   * @return what is white while this test is asked what it expects: that of the type, or another
   */
  protected final double white() {
    return white;
  }

  final void setWhite(double ofFrames) {
    white = ofFrames;
  }

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

  /** Gives the types of frame that can be combined. */
  protected Set<SampleType> sampleTypes() {
    return EnumSet.allOf(SampleType.class);
  }

  /**
   * Tells how far a result may be from the expected one: so much if that is between -1 and 1, so
   * much of it otherwise.
   *
   * @return 1e-12 unless overridden: sums may be added up in another order, and no more
   */
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

  /**
   * Tells how many frames the combiner takes at least: fewer it refuses, by an {@link
   * IllegalArgumentException} of {@code newKernel} that says so.
   *
   * @return 1 unless overridden
   */
  protected int fewestFrames() {
    return 1;
  }

  /** Gives the samples of a stack that are there, in frame order. */
  protected static double[] present(double[] stack) {
    return Arrays.stream(stack).filter(sample -> !Double.isNaN(sample)).toArray();
  }

  @Test
  void theCombinerNamesATypeForItsResults() {
    Combiner combiner = made(provider().create(parameters()));
    for (SampleType type : sampleTypes()) {
      assertNotNull(
          combiner.naturalType(new StackInfo(fewestFrames(), type, true)),
          "naturalType() for frames of " + type);
    }
  }

  @Test
  void fewerFramesThanItTakesAreRefused() {
    for (SampleType type : sampleTypes()) {
      for (int count = 1; count < fewestFrames(); count++) {
        StackInfo info = new StackInfo(count, type, true);
        String refused = "%d frames of %s".formatted(count, type);
        IllegalArgumentException refusal =
            assertThrows(
                IllegalArgumentException.class,
                () -> newKernel(info),
                "fewestFrames() of this test is %d, so newKernel() has to refuse %s"
                    .formatted(fewestFrames(), refused));
        assertFalse(
            refusal.getMessage() == null || refusal.getMessage().isBlank(),
            "newKernel() refuses %s without a message; say what it takes".formatted(refused));
      }
    }
  }

  private Object newKernel(StackInfo info) {
    Combiner combiner = made(provider().create(parameters()));
    return combiner instanceof StackCombiner stacks
        ? stacks.newKernel(info)
        : ((FoldCombiner) combiner).newKernel(info);
  }

  /** Gives the combiner, which has to be of the kind that the suite is for. */
  final <C extends Combiner> C combiner(Class<C> kind) {
    Combiner combiner = made(provider().create(parameters()));
    return kind.isInstance(combiner)
        ? kind.cast(combiner)
        : fail(
            "create() gives no %s: the suite of whole stacks is StackCombinerContract, that of folds FoldCombinerContract"
                .formatted(kind.getSimpleName()));
  }

  /** Makes a kernel of frames that the test says are not refused. */
  static <K> K kernel(Function<StackInfo, K> combiner, StackInfo info) {
    try {
      K kernel = combiner.apply(info);
      return kernel == null
          ? fail(
              "newKernel() returned null for %d frames of %s"
                  .formatted(info.frames(), info.sampleType()))
          : kernel;
    } catch (IllegalArgumentException e) {
      throw new AssertionError(
          "newKernel() refuses %d frames of %s: \"%s\" (fewestFrames() and sampleTypes() of the test say what it takes)"
              .formatted(info.frames(), info.sampleType(), e.getMessage()),
          e);
    }
  }

  /** Gives a number of frames, or more where that is too few. */
  final int atLeast(int count) {
    return Math.max(count, fewestFrames());
  }

  /** Gives the fewest frames, and those of some numbers that are more. */
  final int[] counts(int... some) {
    IntStream more = IntStream.of(some).filter(count -> count > fewestFrames());
    return IntStream.concat(IntStream.of(fewestFrames()), more).toArray();
  }

  final Given byExpected(double[] stack) {
    return new Given("expected() of this test", expected(stack));
  }

  final void assertClose(Given expected, Given actual, Supplier<String> where) {
    double one = expected.number();
    double other = actual.number();
    if (one == other || (Double.isNaN(one) && Double.isNaN(other))) {
      return;
    }
    if (Double.isNaN(one) || Double.isNaN(other)) {
      fail("%s, %s, and NaN is no result; %s".formatted(expected, actual, where.get()));
    }
    double most = tolerance() * Math.max(1, Math.abs(one));
    if (!(Math.abs(one - other) <= most)) {
      fail(
          "%s, %s: they are %s apart, and with tolerance() %s they may be %s apart; %s"
              .formatted(expected, actual, Math.abs(one - other), tolerance(), most, where.get()));
    }
  }

  /** Tells where, and what to do if that is meant. */
  static Supplier<String> inAnyOrder(Supplier<String> where) {
    return () ->
        where.get()
            + " (where the order of frames changes results by more than rounding, override orderMatters())";
  }

  final void assertWithin(double[] samples, Given result, Supplier<String> where) {
    if (Double.isNaN(result.number())) {
      return;
    }
    double least = DoubleStream.of(samples).min().orElseThrow();
    double largest = DoubleStream.of(samples).max().orElseThrow();
    double within = Math.max(least, Math.min(largest, result.number()));
    assertClose(
        new Given("the nearest of the samples", within),
        result,
        () ->
            where.get() + " (where results may leave the samples, override staysWithinSamples())");
  }
}
