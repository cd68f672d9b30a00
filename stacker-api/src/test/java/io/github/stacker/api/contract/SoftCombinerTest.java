package io.github.stacker.api.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Runs the suite on a combiner that rejects nothing and lets what is compared decide weights. */
class SoftCombinerTest extends StackCombinerContract<NoParameters> {
  @Override
  protected CombinerProvider<NoParameters> provider() {
    return new Soft();
  }

  @Override
  protected NoParameters parameters() {
    return new NoParameters();
  }

  @Override
  protected double expected(double[] stack) {
    double[] samples = present(stack);
    double[] ones = new double[samples.length];
    Arrays.fill(ones, 1);
    return expectedOfKept(samples, samples, ones).orElseThrow();
  }

  @Override
  protected OptionalDouble expectedOfKept(double[] samples, double[] compared, double[] weights) {
    double middle = middle(Arrays.stream(compared).sorted().toArray(), compared.length);
    double farthest = Arrays.stream(compared).map(c -> Math.abs(c - middle)).max().orElseThrow();
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < samples.length; i++) {
      double share = farthest == 0 ? 0 : Math.abs(compared[i] - middle) / farthest;
      sum += weights[i] * (2 - share) * samples[i];
      weight += weights[i] * (2 - share);
    }
    return OptionalDouble.of(sum / weight);
  }

  @Test
  void whatIsComparedDecidesHowMuchSamplesCount() {
    double[] samples = {1, Double.NaN, 2};
    double[] compared = {0, Double.NaN, 1};
    assertEquals(4.0 / 3, combined(samples, compared, new double[] {2, 1, 1}).result());
    assertEquals(3, combined(1, Double.NaN, 3, 5).result());
    assertEquals(List.of(0, 2, 3), combined(1, Double.NaN, 3, 5).kept());
  }

  @Test
  void aResultThatIsNotTheExpectedOneIsShownWithWhatItIsMadeOf() {
    SoftCombinerTest suite =
        new SoftCombinerTest() {
          @Override
          protected CombinerProvider<NoParameters> provider() {
            return new Soft() {
              @Override
              double comparedAs(Stack stack, int i) {
                return stack.samples()[i];
              }
            };
          }
        };
    AssertionError error =
        assertThrows(
            AssertionError.class, suite::fatesFollowWhatSamplesAreComparedAsAndResultsTheSamples);
    String message = error.getMessage();
    assertTrue(
        message.matches(
            "expectedOfKept\\(\\) of this test, for samples\\(\\) \\[.*], compared\\(\\) \\[.*], weights\\(\\) \\[.*] of what was kept, gave .*"),
        message);
    assertTrue(message.contains("UINT8, 2 frames, stack ["), message);
  }

  private static double middle(double[] sorted, int count) {
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }

  /** Lets samples count half as much where they are farthest from the median. */
  public static class Soft implements CombinerProvider<NoParameters> {
    /** For the service loader. */
    public Soft() {}

    @Override
    public String name() {
      return "soft";
    }

    @Override
    public String description() {
      return "A mean that trusts the middle more than the rest.";
    }

    @Override
    public Class<NoParameters> parameters() {
      return NoParameters.class;
    }

    @Override
    public StackCombiner create(NoParameters parameters) {
      return new StackCombiner() {
        @Override
        public StackKernel newKernel(StackInfo info) {
          return Soft.this::combine;
        }

        @Override
        public boolean usesWeights() {
          return true;
        }
      };
    }

    double comparedAs(Stack stack, int i) {
      return stack.compared()[i];
    }

    private double combine(Stack stack) {
      double middle = middle(stack.sorted(), stack.count());
      double farthest = 0;
      for (int i = 0; i < stack.count(); i++) {
        farthest = Math.max(farthest, Math.abs(comparedAs(stack, i) - middle));
      }
      double sum = 0;
      double weight = 0;
      for (int i = 0; i < stack.count(); i++) {
        double away = Math.abs(comparedAs(stack, i) - middle);
        double of = stack.weights()[i] * (farthest == 0 ? 2 : 2 - away / farthest);
        sum += of * stack.samples()[i];
        weight += of;
      }
      return sum / weight;
    }
  }
}
