package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.StackSection;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Runs the suite on a combiner that needs all of it, and on broken ones. */
class StackCombinerContractTest extends StackCombinerContract<NoParameters> {
  private static final double NAN = Double.NaN;

  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new WithoutLargestProvider();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    double[] samples = present(stack);
    double[] sorted = Arrays.stream(samples).sorted().toArray();
    return Arrays.stream(sorted).limit(samples.length - 1).average().orElse(NAN);
  }

  @Override
  protected Rejected expectedRejected(double[] stack) {
    return new Rejected(0, 1);
  }

  @Override
  protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < samples.length; i++) {
      sum += weights[i] * samples[i];
      weight += weights[i];
    }
    return OptionalDouble.of(sum / weight);
  }

  @Test
  void theRunnerLeavesMissingSamplesOutAndGivesNanWhereThereIsNone() {
    double[][] frames = {{1, NAN, NAN, 9}, {4, 7, NAN, 4}, {2, 3, NAN, 5}};
    StackRunner runner = StackRunner.of(new WithoutLargest(), SampleType.UINT8, frames);
    assertArrayEquals(new double[] {1.5, 3, NAN, 4.5}, runner.results());
    assertEquals(
        new StackOutcome(3, List.of(2), 0, 1, Stack.NONE), runner.outcome(runner.newKernel(), 1));
  }

  @Test
  void theRunnerComparesAndWeighsAsItIsTold() {
    double[][] frames = {{1}, {4}, {2}};
    StackRunner runner =
        StackRunner.of(new WithoutLargest(), SampleType.UINT8, frames)
            .comparedAs(new double[][] {{9}, {8}, {7}})
            .weighted(1, 3, 1);
    assertArrayEquals(new double[] {3.5}, runner.results());
  }

  @Test
  void theRunnerRoundsSamplesOfFramesOfSinglePrecision() {
    double[][] frames = {{0.1}, {1}};
    StackRunner runner = StackRunner.of(new WithoutLargest(), SampleType.FLOAT32, frames);
    assertArrayEquals(new double[] {0.1f}, runner.results());
    assertArrayEquals(new double[] {0.1f}, runner.section(runner.newKernel(), 0, 1).orElseThrow());
  }

  @Test
  void decidingByWhatIsCombinedIsCaught() {
    Broken suite = brokenKernel(stack -> reject(stack, stack.samples()));
    assertCaught(suite::fatesFollowWhatSamplesAreComparedAsAndResultsTheSamples);
  }

  @Test
  void rejectingWhatIsNeverRejectedIsCaught() {
    Broken suite =
        new Broken(
            new StackCombiner() {
              @Override
              public StackKernel newKernel(StackInfo stack) {
                return new WithoutLargest().newKernel(stack);
              }

              @Override
              public Optional<String> neverRejects(StackInfo stack) {
                return stack.frames() < 4 ? Optional.of("there are too few") : Optional.empty();
              }
            });
    assertCaught(suite::whereItNeverRejectsAllIsKept);
  }

  @Test
  void takingTheWhiteOfTheTypeForThatOfTheFramesIsCaught() {
    Broken suite =
        new Broken(info -> stack -> info.sampleType().white()) {
          @Override
          protected double expected(double[] stack) {
            return white();
          }

          @Override
          protected Rejected expectedRejected(double[] stack) {
            return new Rejected(0, 0);
          }
        };
    suite.resultsOfStacksWithMissingSamplesAreTheExpectedOnes();
    AssertionError error =
        assertThrows(AssertionError.class, suite::samplesThatFloatMayHaveTheWhiteOfIntegers);
    assertTrue(
        error
            .getMessage()
            .endsWith(
                "] (StackInfo.white() is 255.0 here, whatever the white of the type; expected() and its sisters have it by white())"),
        error.getMessage());
  }

  @Test
  void combiningWhatIsComparedIsCaught() {
    Broken suite =
        brokenKernel(
            stack -> {
              reject(stack, stack.compared());
              return Arrays.stream(stack.compared(), 0, stack.count()).average().orElseThrow();
            });
    assertCaught(suite::fatesFollowWhatSamplesAreComparedAsAndResultsTheSamples);
  }

  @Test
  void anExpectationThatIsNoNumberIsToldAsSuch() {
    Broken suite =
        new Broken(new WithoutLargest()) {
          @Override
          protected double expected(double[] stack) {
            return NAN;
          }
        };
    AssertionError error =
        assertThrows(
            AssertionError.class, suite::resultsOfStacksWithMissingSamplesAreTheExpectedOnes);
    assertTrue(
        error
            .getMessage()
            .matches(
                "expected\\(\\) of this test gave NaN, combine\\(\\) of the kernel gave [\\d.]+, and NaN is no result; UINT8, \\d frames, stack \\[.*]"),
        error.getMessage());
  }

  @Test
  void aKernelThatThrowsIsToldWithItsStack() {
    Broken suite =
        brokenKernel(
            stack -> {
              throw new ArrayIndexOutOfBoundsException("7");
            });
    AssertionError error =
        assertThrows(AssertionError.class, suite::resultsOfAnyNumberOfFramesAreTheExpectedOnes);
    assertTrue(
        error
            .getMessage()
            .matches(
                "combine\\(\\) of the kernel threw java.lang.ArrayIndexOutOfBoundsException: 7, at \\S+StackCombinerContractTest.java:\\d+\\); UINT8, 1 frame, stack \\[.*"),
        error.getMessage());
    AssertionError inThreads =
        assertThrows(AssertionError.class, suite::kernelsInThreadsDoNotDisturbEachOther);
    assertTrue(
        inThreads.getMessage().startsWith("alone, before threads share anything: combine() of"),
        inThreads.getMessage());
  }

  @Test
  void rejectingOnTheWrongSideIsCaught() {
    Broken suite =
        brokenKernel(
            stack -> {
              stack.rejectLow(largest(stack, stack.compared()));
              return stack.keptMean();
            });
    assertCaught(suite::resultsOfAnyNumberOfFramesAreTheExpectedOnes);
  }

  @Test
  void changingTheSamplesIsCaught() {
    Broken suite =
        brokenKernel(
            stack -> {
              Arrays.sort(stack.samples(), 0, stack.count());
              return reject(stack, stack.compared());
            });
    assertCaught(suite::resultsOfAnyNumberOfFramesAreTheExpectedOnes);
    assertCaught(suite::resultsOfStacksWithMissingSamplesAreTheExpectedOnes);
  }

  @Test
  void heedingTheOrderOfFramesIsCaught() {
    Broken suite =
        brokenKernel(
            stack -> {
              stack.rejectHigh(0);
              return stack.keptMean();
            });
    assertCaught(suite::frameOrderChangesResultsByRoundingAtMost);
  }

  @Test
  void addingAConstantIsCaught() {
    Broken suite = brokenKernel(stack -> reject(stack, stack.compared()) + 1);
    assertCaught(suite::samplesTimesAPowerOfTwoGiveTheResultTimesIt);
    assertCaught(suite::resultsLieBetweenTheLeastAndTheLargestSample);
  }

  @Test
  void dividingByTheNumberOfFramesListedIsCaught() {
    Broken suite =
        new Broken(
            new WithoutLargest() {
              @Override
              public StackKernel newKernel(StackInfo info) {
                return stack -> reject(stack, stack.compared()) / info.frames();
              }
            });
    assertCaught(suite::framesThatAreLeftOutChangeNothing);
  }

  @Test
  void rememberingTheStackBeforeIsCaught() {
    Broken suite =
        new Broken(
            new WithoutLargest() {
              @Override
              public StackKernel newKernel(StackInfo info) {
                double[] before = new double[1];
                return stack -> {
                  before[0] = (reject(stack, stack.compared()) + before[0]) / 2;
                  return before[0];
                };
              }
            });
    assertCaught(suite::kernelsRememberNothingOfStacksBefore);
  }

  @Test
  void scratchThatAllKernelsShareIsCaught() {
    double[] scratch = new double[2000];
    Broken suite = new Broken(new Scratching(info -> () -> scratch));
    assertCaught(suite::kernelsInThreadsDoNotDisturbEachOther);
  }

  @Test
  void scratchThatTheCombinerKeepsIsCaught() {
    double[][] scratch = new double[1][];
    Broken suite =
        new Broken(
            new Scratching(
                info -> {
                  scratch[0] = new double[info.frames()];
                  return () -> scratch[0];
                }));
    assertCaught(suite::kernelsThatAreUsedInTurnDoNotDisturbEachOther);
  }

  @Test
  void weightsThatAreNotHeededAsSaidAreCaught() {
    Broken suite =
        new Broken(
            new WithoutLargest() {
              @Override
              public boolean usesWeights() {
                return false;
              }
            });
    assertCaught(suite::weightsChangeResultsIfTheCombinerSaysSoAndNotElse);
    Broken deaf =
        brokenKernel(
            stack -> {
              reject(stack, stack.compared());
              return stack.keptMedian();
            });
    assertCaught(deaf::weightsChangeResultsIfTheCombinerSaysSoAndNotElse);
  }

  @Test
  void choosingNoneOrTheLastOfEqualSamplesIsCaught() {
    for (boolean chooses : new boolean[] {true, false}) {
      Broken suite =
          brokenChoice(
              stack -> {
                double[] samples = stack.samples();
                int least = 0;
                for (int i = 1; i < stack.count(); i++) {
                  least = samples[i] <= samples[least] ? i : least;
                }
                if (chooses) {
                  stack.choose(least);
                }
                return samples[least];
              });
      assertCaught(suite::aCombinerThatChoosesSamplesChoosesTheExpectedOnes);
    }
  }

  @Test
  void sectionsCombinedInAnotherWayAreCaught() {
    Broken suite = brokenSection(1e-15, false);
    assertCaught(suite::sectionsGiveTheBitsThatStacksGive);
    assertCaught(suite::resultsDoNotDependOnHowSectionsAreCut);
    assertCaught(suite::longSectionsGiveTheBitsThatStacksGive);
  }

  @Test
  void changingASectionIsCaught() {
    Broken suite = brokenSection(0, true);
    assertCaught(suite::sectionsGiveTheBitsThatStacksGive);
  }

  private static void assertCaught(Executable test) {
    assertThrows(AssertionError.class, test);
  }

  private static Broken brokenKernel(StackKernel kernel) {
    return new Broken(
        new WithoutLargest() {
          @Override
          public StackKernel newKernel(StackInfo info) {
            return kernel;
          }
        });
  }

  private static Broken brokenChoice(StackKernel kernel) {
    StackCombiner combiner =
        new WithoutLargest() {
          @Override
          public StackKernel newKernel(StackInfo info) {
            return kernel;
          }

          @Override
          public boolean choosesSamples() {
            return true;
          }
        };
    return new Broken(combiner) {
      @Override
      protected double expected(double[] stack) {
        return Arrays.stream(present(stack)).min().orElseThrow();
      }
    };
  }

  private static Broken brokenSection(double added, boolean changes) {
    return new Broken(
        new WithoutLargest() {
          @Override
          public StackKernel newKernel(StackInfo info) {
            return new Kernel() {
              @Override
              public boolean combine(StackSection section, double[] results) {
                super.combine(section, results);
                results[section.count() - 1] += added;
                if (changes && section.array(0) instanceof byte[] bytes) {
                  bytes[0]++;
                }
                return true;
              }
            };
          }
        });
  }

  /** Rejects the largest sample, of equal ones the first. */
  private static double reject(Stack stack, double[] by) {
    stack.rejectHigh(largest(stack, by));
    return stack.keptMean();
  }

  private static int largest(Stack stack, double[] by) {
    int largest = 0;
    for (int i = 1; i < stack.count(); i++) {
      largest = by[i] > by[largest] ? i : largest;
    }
    return largest;
  }

  /** The mean without the largest sample. */
  public static final class WithoutLargestProvider implements CombinerProvider<NoParameters> {
    /** For the service loader. */
    public WithoutLargestProvider() {}

    @Override
    public String name() {
      return "without-largest";
    }

    @Override
    public String description() {
      return "The mean of all samples but the largest.";
    }

    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public StackCombiner create(NoParameters parameters) {
      return new WithoutLargest();
    }
  }

  private static class WithoutLargest implements StackCombiner {
    @Override
    public StackKernel newKernel(StackInfo info) {
      return new Kernel();
    }

    @Override
    public boolean usesWeights() {
      return true;
    }
  }

  /** Sorts in scratch; right as long as nobody else writes there. */
  private static class Scratching extends WithoutLargest {
    private final Function<StackInfo, Supplier<double[]>> scratch;

    Scratching(Function<StackInfo, Supplier<double[]>> scratch) {
      this.scratch = scratch;
    }

    @Override
    public StackKernel newKernel(StackInfo info) {
      Supplier<double[]> ofKernel = scratch.apply(info);
      return stack -> {
        double[] sorted = ofKernel.get();
        System.arraycopy(stack.compared(), 0, sorted, 0, stack.count());
        Arrays.sort(sorted, 0, stack.count());
        for (int i = 0; i < stack.count(); i++) {
          if (stack.compared()[i] == sorted[stack.count() - 1]) {
            stack.rejectHigh(i);
            break;
          }
        }
        return stack.keptMean();
      };
    }
  }

  /** Combines sections by way of stacks. */
  private static class Kernel implements StackKernel {
    @Override
    public double combine(Stack stack) {
      return reject(stack, stack.compared());
    }

    @Override
    public boolean combine(StackSection section, double[] results) {
      Stack stack = new Stack(section.frames());
      for (int i = 0; i < section.count(); i++) {
        stack.clear();
        for (int frame = 0; frame < section.frames(); frame++) {
          double sample = sample(section.array(frame), section.offset(frame) + i);
          if (!Double.isNaN(sample)) {
            stack.add(frame, sample);
          }
        }
        results[i] = stack.count() == 0 ? NAN : combine(stack);
      }
      return true;
    }

    private static double sample(Object array, int index) {
      if (array instanceof byte[] bytes) {
        return bytes[index] & 0xff;
      }
      if (array instanceof short[] shorts) {
        return shorts[index] & 0xffff;
      }
      return array instanceof float[] floats ? floats[index] : ((double[]) array)[index];
    }
  }

  /** The suite itself, for a combiner that does not keep the contract. */
  private static class Broken extends StackCombinerContractTest {
    private final StackCombiner combiner;

    Broken(StackCombiner combiner) {
      this.combiner = combiner;
    }

    @Override
    protected CombinerProvider<NoParameters> provider() {
      CombinerProvider<NoParameters> good = super.provider();
      return new CombinerProvider<>() {
        @Override
        public String name() {
          return good.name();
        }

        @Override
        public String description() {
          return good.description();
        }

        @Override
        public Class<NoParameters> parameters() {
          return good.parameters();
        }

        @Override
        public StackCombiner create(NoParameters parameters) {
          return combiner;
        }
      };
    }
  }
}
