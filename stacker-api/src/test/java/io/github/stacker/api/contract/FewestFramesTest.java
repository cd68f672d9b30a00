package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Arrays;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The suites for combiners that refuse few frames. */
class FewestFramesTest {
  private static final String REFUSAL = "it takes 3 frames";

  private static void refuseTwo(int frames, String message) {
    if (frames < 3) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Refuses two frames, with a message. */
  public static class SoftOfThree extends SoftCombinerTest.Soft {
    private final String refusal;

    /** For the service loader. */
    public SoftOfThree() {
      this(REFUSAL);
    }

    SoftOfThree(String refusal) {
      this.refusal = refusal;
    }

    @Override
    public StackCombiner create(NoParameters parameters) {
      StackCombiner any = super.create(parameters);
      return new StackCombiner() {
        @Override
        public StackKernel newKernel(StackInfo info) {
          refuseTwo(info.frames(), refusal);
          return any.newKernel(info);
        }

        @Override
        public boolean usesWeights() {
          return any.usesWeights();
        }
      };
    }
  }

  /** Refuses two frames, with a message. */
  public static class MeanOfThree extends FoldCombinerContractTest.MeanProvider {
    private final String refusal;

    /** For the service loader. */
    public MeanOfThree() {
      this(REFUSAL);
    }

    MeanOfThree(String refusal) {
      this.refusal = refusal;
    }

    @Override
    public FoldCombiner create(NoParameters parameters) {
      FoldCombiner any = (FoldCombiner) super.create(parameters);
      return info -> {
        refuseTwo(info.frames(), refusal);
        return any.newKernel(info);
      };
    }
  }

  /** The suite for a combiner of whole stacks that takes three frames. */
  abstract static class Stacks extends StackCombinerContract<NoParameters> {
    private final int fewest;
    private final String refusal;

    Stacks(int fewest, String refusal) {
      this.fewest = fewest;
      this.refusal = refusal;
    }

    @Override
    protected CombinerProvider<NoParameters> provider() {
      return new SoftOfThree(refusal);
    }

    @Override
    protected NoParameters parameters() {
      return new NoParameters();
    }

    @Override
    protected int fewestFrames() {
      return fewest;
    }

    @Override
    protected double expected(double[] stack) {
      return new SoftCombinerTest().expected(stack);
    }
  }

  /** The suite for a combiner that folds and takes three frames. */
  abstract static class Folds extends FoldCombinerContract<NoParameters> {
    private final int fewest;
    private final String refusal;

    Folds(int fewest, String refusal) {
      this.fewest = fewest;
      this.refusal = refusal;
    }

    @Override
    protected CombinerProvider<NoParameters> provider() {
      return new MeanOfThree(refusal);
    }

    @Override
    protected NoParameters parameters() {
      return new NoParameters();
    }

    @Override
    protected int fewestFrames() {
      return fewest;
    }

    @Override
    protected double expected(double[] stack) {
      return Arrays.stream(present(stack)).average().orElseThrow();
    }
  }

  @Nested
  class OfStacks extends Stacks {
    OfStacks() {
      super(3, REFUSAL);
    }
  }

  @Nested
  class OfFolds extends Folds {
    OfFolds() {
      super(3, REFUSAL);
    }
  }

  @Test
  void aRefusalThatTheTestDoesNotTellOfIsCaught() {
    String message =
        "newKernel() refuses 2 frames of UINT8: \"it takes 3 frames\" (fewestFrames() and sampleTypes() of the test say what it takes)";
    assertCaught(new Stacks(2, REFUSAL) {}::resultsOfAnyNumberOfFramesAreTheExpectedOnes, message);
    assertCaught(
        new Folds(2, REFUSAL) {}::singleFramesAndStacksOfTwoGiveTheExpectedResults, message);
  }

  @Test
  void framesThatAreNotRefusedAreCaught() {
    String message =
        "fewestFrames() of this test is 4, so newKernel() has to refuse 3 frames of UINT8";
    assertCaught(new Stacks(4, REFUSAL) {}::fewerFramesThanItTakesAreRefused, message);
    assertCaught(new Folds(4, REFUSAL) {}::fewerFramesThanItTakesAreRefused, message);
  }

  @Test
  void aRefusalThatSaysNothingIsCaught() {
    String message = "newKernel() refuses 1 frames of UINT8 without a message; say what it takes";
    for (String nothing : new String[] {null, " "}) {
      assertCaught(new Stacks(3, nothing) {}::fewerFramesThanItTakesAreRefused, message);
      assertCaught(new Folds(3, nothing) {}::fewerFramesThanItTakesAreRefused, message);
    }
  }

  private static void assertCaught(Executable test, String message) {
    AssertionError error = assertThrows(AssertionError.class, test);
    assertTrue(error.getMessage().startsWith(message), error.getMessage());
  }
}
