package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Combiner;
import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The suites for combiners that refuse few frames. */
class FewestFramesTest {
  /** Takes three frames or more, of which the combiner of another provider takes any number. */
  public static class OfThree implements CombinerProvider<NoParameters> {
    private final CombinerProvider<NoParameters> any;
    private final String refusal;

    /** For the service loader. */
    public OfThree() {
      this(new SoftCombinerTest.Soft());
    }

    OfThree(CombinerProvider<NoParameters> any) {
      this(any, "it takes 3 frames");
    }

    OfThree(CombinerProvider<NoParameters> any, String refusal) {
      this.any = any;
      this.refusal = refusal;
    }

    @Override
    public String name() {
      return any.name();
    }

    @Override
    public String description() {
      return any.description();
    }

    @Override
    public Class<NoParameters> parameters() {
      return any.parameters();
    }

    @Override
    public Combiner create(NoParameters parameters) {
      Combiner combiner = any.create(parameters);
      return combiner instanceof StackCombiner stacks
          ? stacksOfThree(stacks)
          : foldOfThree((FoldCombiner) combiner);
    }

    private StackCombiner stacksOfThree(StackCombiner stacks) {
      return new StackCombiner() {
        @Override
        public StackKernel newKernel(StackInfo info) {
          refuseTwo(info);
          return stacks.newKernel(info);
        }

        @Override
        public boolean usesWeights() {
          return stacks.usesWeights();
        }
      };
    }

    private FoldCombiner foldOfThree(FoldCombiner fold) {
      return info -> {
        refuseTwo(info);
        return fold.newKernel(info);
      };
    }

    private void refuseTwo(StackInfo info) {
      if (info.frames() < 3) {
        throw new IllegalArgumentException(refusal);
      }
    }
  }

  @Nested
  class OfStacks extends SoftCombinerTest {
    @Override
    protected CombinerProvider<NoParameters> provider() {
      return new OfThree(super.provider());
    }

    @Override
    protected int fewestFrames() {
      return 3;
    }
  }

  @Nested
  class OfFolds extends FoldCombinerContractTest {
    @Override
    protected CombinerProvider<NoParameters> provider() {
      return new OfThree(super.provider());
    }

    @Override
    protected int fewestFrames() {
      return 3;
    }
  }

  @Test
  void aRefusalThatTheTestDoesNotTellOfIsCaught() {
    OfStacks stacks =
        new OfStacks() {
          @Override
          protected int fewestFrames() {
            return 2;
          }
        };
    OfFolds folds =
        new OfFolds() {
          @Override
          protected int fewestFrames() {
            return 2;
          }
        };
    String message =
        "newKernel() refuses 2 frames of UINT8: \"it takes 3 frames\" (fewestFrames() and sampleTypes() of the test say what it takes)";
    assertCaught(stacks::resultsOfAnyNumberOfFramesAreTheExpectedOnes, message);
    assertCaught(folds::singleFramesAndStacksOfTwoGiveTheExpectedResults, message);
  }

  @Test
  void framesThatAreNotRefusedAreCaught() {
    OfStacks suite =
        new OfStacks() {
          @Override
          protected int fewestFrames() {
            return 4;
          }
        };
    assertCaught(
        suite::fewerFramesThanItTakesAreRefused,
        "fewestFrames() of this test is 4, so newKernel() has to refuse 3 frames of UINT8");
  }

  @Test
  void aRefusalThatSaysNothingIsCaught() {
    for (String nothing : new String[] {null, " "}) {
      OfStacks suite =
          new OfStacks() {
            @Override
            protected CombinerProvider<NoParameters> provider() {
              return new OfThree(new Soft(), nothing);
            }
          };
      assertCaught(
          suite::fewerFramesThanItTakesAreRefused,
          "newKernel() refuses 1 frames of UINT8 without a message; say what it takes");
    }
  }

  private static void assertCaught(Executable test, String message) {
    AssertionError error = assertThrows(AssertionError.class, test);
    assertTrue(error.getMessage().startsWith(message), error.getMessage());
  }
}
