package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StatePlane;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Runs the suite on the simplest combiner that needs all of it, and on broken ones. */
class FoldCombinerContractTest extends FoldCombinerContract<NoParameters> {
  private static final double NAN = Double.NaN;

  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new MeanProvider();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    return Arrays.stream(present(stack)).average().orElseThrow();
  }

  @Test
  void theRunnerLeavesMissingSamplesOutAndGivesNanWhereThereIsNone() {
    double[][] frames = {{1, NAN, NAN, 4}, {4, 7, NAN, 4}};
    assertArrayEquals(
        new double[] {2.5, 7, NAN, 4},
        FoldRunner.combine(stack -> new Mean(stack.sampleType()), SampleType.UINT8, frames, 3));
  }

  @Test
  void aMissingSampleThatIsAddedIsCaught() {
    FoldCombinerContract<NoParameters> suite =
        new Broken(
            stack ->
                new Mean(stack.sampleType()) {
                  @Override
                  public double missing() {
                    return 1;
                  }
                });
    assertTold("present() is 0", suite::framesWithoutAnySampleChangeNothing);
    assertTold("present() is 0", suite::resultsOfStacksWithMissingSamplesAreTheExpectedOnes);
  }

  @Test
  void aKernelThatChangesItsStateWhenFinishingIsCaught() {
    FoldCombinerContract<NoParameters> suite =
        new Broken(
            stack ->
                new Mean(stack.sampleType()) {
                  @Override
                  public void finish(FoldState state, int[] coverage, double[] result, int count) {
                    super.finish(state, coverage, result, count);
                    state.doubles(0)[1] = 0;
                  }
                });
    AssertionError error =
        assertThrows(AssertionError.class, suite::finishingLeavesTheStateAsItWas);
    assertTrue(
        error
            .getMessage()
            .matches(
                "finish\\(\\) changed plane 0 of the state, and may only read it; UINT8, 11 frames, stack \\[.*\\] ==> expected: <\\S+> but was: <0.0>"),
        error::getMessage);
  }

  @Test
  void aKernelThatCountsFramesItselfIsCaught() {
    FoldCombinerContract<NoParameters> suite =
        new Broken(
            stack ->
                new Mean(stack.sampleType()) {
                  private int frames;

                  @Override
                  public void add(FrameSamples samples, FoldState state) {
                    super.add(samples, state);
                    frames++;
                  }

                  @Override
                  public void finish(FoldState state, int[] coverage, double[] result, int count) {
                    super.finish(state, coverage, result, count);
                    result[0] += frames;
                  }
                });
    assertThrows(AssertionError.class, suite::kernelsKeepNothingButTheState);
  }

  @Test
  void aKernelWithScratchIsCaught() {
    FoldCombinerContract<NoParameters> suite =
        new Broken(
            stack ->
                new Mean(stack.sampleType()) {
                  private final double[] scratch = new double[1000];

                  @Override
                  public void finish(FoldState state, int[] coverage, double[] result, int count) {
                    super.finish(state, coverage, scratch, count);
                    System.arraycopy(scratch, 0, result, 0, count);
                  }
                });
    assertThrows(AssertionError.class, suite::threadsMayShareAKernel);
  }

  @Test
  void whatAKernelThrowsAloneIsNotToldAsScratch() {
    FoldCombinerContract<NoParameters> suite =
        new Broken(
            stack ->
                new Mean(stack.sampleType()) {
                  @Override
                  public void add(FrameSamples samples, FoldState state) {
                    throw new IllegalStateException("ouch");
                  }
                });
    AssertionError error = assertThrows(AssertionError.class, suite::threadsMayShareAKernel);
    assertTrue(
        error
            .getMessage()
            .matches(
                "alone, .*: java.lang.IllegalStateException: ouch, at .*FoldCombinerContractTest.java:\\d+\\)"),
        error::getMessage);
  }

  @Test
  void nothingInsteadOfACombinerOrAKernelIsToldInASentence() {
    assertTold("newKernel() returned null", new Broken(stack -> null)::resultsAreTheExpectedOnes);
    Broken none = new Broken(null);
    assertTold("create() of class ", none::resultsAreTheExpectedOnes);
    assertTold("returned null", none::theCombinerNamesATypeForItsResults);
  }

  @Test
  void aKernelThatHeedsTheOrderIsToldHowToSayThatItIsMeant() {
    FoldCombinerContract<NoParameters> suite =
        new Broken(
            stack ->
                new Mean(stack.sampleType()) {
                  @Override
                  public void add(FrameSamples samples, FoldState state) {
                    for (int i = 0; i < samples.count(); i++) {
                      state.doubles(0)[i] /= 2;
                    }
                    super.add(samples, state);
                  }
                });
    assertTold("override orderMatters()", suite::frameOrderChangesResultsByRoundingAtMost);
  }

  @Test
  void takingTheWhiteOfTheTypeForThatOfTheFramesIsCaught() {
    FoldCombinerContract<NoParameters> suite =
        new Broken(
            stack ->
                new Mean(stack.sampleType()) {
                  @Override
                  public void finish(FoldState state, int[] coverage, double[] result, int count) {
                    super.finish(state, coverage, result, count);
                    for (int i = 0; i < count; i++) {
                      result[i] = Math.min(result[i], stack.sampleType().white());
                    }
                  }
                });
    suite.resultsAreTheExpectedOnes();
    assertTold("StackInfo.white() is 255.0", suite::samplesThatFloatMayHaveTheWhiteOfIntegers);
  }

  @Test
  void theSamplesThatFramesHaveAreNamed() {
    FoldKernel kernel =
        new Mean(SampleType.UINT8) {
          @Override
          public void add(FrameSamples samples, FoldState state) {
            samples.ints();
          }
        };
    double[][] frames = {{1}};
    IllegalStateException error =
        assertThrows(
            IllegalStateException.class,
            () -> FoldRunner.combine(kernel, SampleType.FLOAT32, frames, 1));
    assertTrue(error.getMessage().contains("FLOAT32"), error::getMessage);
    assertTrue(error.getMessage().contains("doubles()"), error::getMessage);
  }

  private static void assertTold(String expected, Executable test) {
    AssertionError error = assertThrows(AssertionError.class, test);
    assertTrue(error.getMessage().contains(expected), error::getMessage);
  }

  /** The arithmetic mean. */
  public static class MeanProvider implements CombinerProvider<NoParameters> {
    /** For the service loader. */
    public MeanProvider() {}

    @Override
    public String name() {
      return "mean";
    }

    @Override
    public String description() {
      return "The arithmetic mean of the samples.";
    }

    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public Combiner create(NoParameters parameters) {
      return (FoldCombiner) stack -> new Mean(stack.sampleType());
    }
  }

  private static class Mean implements FoldKernel {
    private final SampleType type;

    Mean(SampleType type) {
      this.type = type;
    }

    @Override
    public List<StatePlane> planes() {
      return List.of(new StatePlane(StatePlane.Type.FLOAT64, 0));
    }

    @Override
    public void add(FrameSamples samples, FoldState state) {
      double[] sums = state.doubles(0);
      for (int i = 0; i < samples.count(); i++) {
        sums[i] += type.isInteger() ? samples.ints()[i] : samples.doubles()[i];
      }
    }

    @Override
    public void finish(FoldState state, int[] coverage, double[] result, int count) {
      for (int i = 0; i < count; i++) {
        result[i] = state.doubles(0)[i] / coverage[i];
      }
    }
  }

  /** The suite itself, for a combiner that does not keep the contract. */
  private static final class Broken extends FoldCombinerContractTest {
    private final FoldCombiner combiner;

    Broken(FoldCombiner combiner) {
      this.combiner = combiner;
    }

    @Override
    protected CombinerProvider<NoParameters> provider() {
      CombinerProvider<NoParameters> mean = super.provider();
      return new CombinerProvider<>() {
        @Override
        public String name() {
          return mean.name();
        }

        @Override
        public String description() {
          return mean.description();
        }

        @Override
        public Class<NoParameters> parameters() {
          return mean.parameters();
        }

        @Override
        public Combiner create(NoParameters parameters) {
          return combiner;
        }
      };
    }
  }
}
