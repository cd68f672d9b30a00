package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Siril's rejections have in common: zeros and weights. */
class SirilStackTest {
  @ParameterizedTest
  @ValueSource(strings = {"s,3,3", "a,3,3", "m,3,3", "w,3,3", "l,5,5", "g,.3,.05"})
  void zerosAreLeftOutAndCountAsLow(String rejection) {
    StackOutcome outcome = runner(rejection, 0, 5, 0, -0.0, 7).outcomes().get(0);
    assertEquals(List.of(1, 4), outcome.kept());
    assertEquals(3, outcome.rejectedLow());
    assertEquals(6.0, outcome.result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s,3,3", "a,3,3", "m,3,3", "w,3,3", "l,5,5", "g,.3,.05"})
  void nothingButZerosStays(String rejection) {
    StackOutcome outcome = runner(rejection, 0, 0, 0, 0).outcomes().get(0);
    assertEquals(4, outcome.coverage());
    assertEquals(0.0, outcome.result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s,3,3", "a,3,3", "m,3,3", "w,3,3", "l,5,5", "g,.3,.05"})
  void aStackWithoutAMiddleKeepsWhatIsNotZero(String rejection) {
    StackOutcome outcome = runner(rejection, -1, 1, 0, -1, 1, 0).outcomes().get(0);
    assertEquals(0.0, outcome.result());
  }

  /** Its mistaken index rejects .51 with .05, and keeps .90: .51 lies between two kept ones. */
  @ParameterizedTest
  @ValueSource(strings = "g,.3,.05")
  void ifFramesHaveWeightsWhatLiesBetweenKeptSamplesReturns(String rejection) {
    StackRunner runner = runner(rejection, .50, .52, .48, .51, .49, .90, .05, .50, .53, .47);
    double[] weights = new double[10];
    Arrays.fill(weights, 2);
    assertEquals(8, runner.outcomes().get(0).coverage());
    StackOutcome weighted = runner.weighted(weights).outcomes().get(0);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 7, 8, 9), weighted.kept());
    assertEquals(4.9 / 9, weighted.result(), 1e-7);
  }

  @ParameterizedTest
  @ValueSource(strings = "m,2,2")
  void ifFramesHaveWeightsOutliersAreLeftOutNotReplaced(String rejection) {
    StackRunner runner = runner(rejection, 9, 10, 11, 9, 10, 11, 9, 10, 11, 99);
    assertEquals(10.0, runner.outcomes().get(0).result());
    StackOutcome weighted = runner.weighted(1, 1, 1, 1, 1, 1, 1, 1, 4, 7).outcomes().get(0);
    assertEquals((79 + 44) / 12.0, weighted.result());
    assertEquals(1, weighted.rejectedHigh());
  }

  @ParameterizedTest
  @ValueSource(strings = {"s,1,1", "a,1,1", "m,1,1", "w,1,1", "l,1,1", "g,.3,.000001"})
  void infiniteSamplesAndTinyProbabilitiesComeToAnEnd(String rejection) {
    double[] stack = new Random(5).doubles(40).toArray();
    assertEquals(1, runner(rejection, stack).outcomes().size());
    stack[7] = Double.POSITIVE_INFINITY;
    stack[9] = Double.NEGATIVE_INFINITY;
    assertEquals(1, runner(rejection, stack).outcomes().size());
  }

  private static StackRunner runner(String rejection, double... stack) {
    double[][] frames =
        Arrays.stream(stack).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    return StackRunner.of(SirilNumbersTest.combiner(rejection), SampleType.FLOAT32, frames);
  }
}
