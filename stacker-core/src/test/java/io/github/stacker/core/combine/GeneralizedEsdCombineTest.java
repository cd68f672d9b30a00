package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.StackCombinerContract;
import io.github.stacker.api.contract.StackOutcome;
import io.github.stacker.api.contract.StackRunner;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GeneralizedEsdCombineTest extends StackCombinerContract<GeneralizedEsdParameters> {
  /** Rosner's example, which the NIST/SEMATECH e-Handbook of Statistical Methods repeats. */
  private static final double[] ROSNER = {
    -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65,
    1.69, 1.70, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09, 2.10, 2.14, 2.15, 2.23, 2.24,
    2.26, 2.35, 2.37, 2.40, 2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59,
    3.68, 4.30, 4.64, 5.34, 5.42, 6.01
  };

  @Override
  protected CombinerProvider<GeneralizedEsdParameters> provider() {
    return new GeneralizedEsdCombine();
  }

  @Override
  protected GeneralizedEsdParameters parameters() {
    return esd(0.3, 3);
  }

  private static GeneralizedEsdParameters esd(double outliers, int minKept) {
    return new GeneralizedEsdParameters(
        outliers, 0.05, minKept, RestResult.MEAN, SirilCompatibility.NONE);
  }

  @Override
  protected double expected(double[] stack) {
    return kept(present(stack)).stream().mapToDouble(x -> x).average().orElseThrow();
  }

  @Override
  protected Rejected expectedRejected(double[] stack) {
    double[] present = present(stack);
    List<Double> kept = kept(present);
    double middle = kept.get(kept.size() / 2);
    int low = count(present, middle, -1) - count(kept, middle, -1);
    return new Rejected(low, present.length - kept.size() - low);
  }

  private static int count(List<Double> samples, double middle, int side) {
    return count(samples.stream().mapToDouble(x -> x).toArray(), middle, side);
  }

  private static int count(double[] samples, double middle, int side) {
    return (int) Arrays.stream(samples).filter(x -> Math.signum(x - middle) == side).count();
  }

  /** Gives what the test keeps, in ascending order. */
  private static List<Double> kept(double[] stack) {
    List<Double> left = new ArrayList<>(Arrays.stream(stack).sorted().boxed().toList());
    List<Double> kept = List.copyOf(left);
    int most = Math.min((int) (0.3 * stack.length), stack.length - 3);
    for (int i = 1; i <= most; i++) {
      double mean = left.stream().mapToDouble(x -> x).average().orElseThrow();
      double squares = left.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
      double deviation = Math.sqrt(squares / (left.size() - 1));
      double extreme =
          left.stream().max(Comparator.comparing(x -> Math.abs(x - mean))).orElseThrow();
      int n = left.size();
      double t = new StudentT(n - 2).exceededWith(0.05 / n);
      double lambda = (n - 1) * t / Math.sqrt((n - 2 + t * t) * n);
      left.remove(extreme);
      if (Math.abs(extreme - mean) / deviation > lambda) {
        kept = List.copyOf(left);
      }
    }
    return kept;
  }

  @Test
  void theCriticalValuesAreThoseOfTheHandbook() {
    double[] critical = GeneralizedEsd.criticalValues(54, 0.05);
    double[] published = {3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085};
    double[] ours = IntStream.range(0, 10).mapToDouble(i -> critical[54 - i]).toArray();
    assertArrayEquals(published, ours, 0.001);
    assertEquals(3.1587939408875123, critical[54], 1e-13);
    assertEquals(3.0854245712430924, critical[45], 1e-13);
  }

  @Test
  void rosnersExampleHasThreeOutliersThoughTheFirstTwoAreNone() {
    StackOutcome outcome = outcome(parameters(), SampleType.FLOAT64, ROSNER);
    assertEquals(IntStream.range(0, 51).boxed().toList(), outcome.kept());
    assertEquals(3, outcome.rejectedHigh());
  }

  @Test
  void aShareOfSamplesIsNotLostToRounding() {
    double[] stack = new double[100];
    for (int i = 0; i < 100; i++) {
      stack[i] = i < 29 ? 200 + i : 100 + i % 5;
    }
    assertEquals(29, outcome(esd(0.29, 3), SampleType.UINT8, stack).rejectedHigh());
  }

  @Test
  void twoOutliersThatHideEachOtherAreFoundIfThereMayBeTwo() {
    double[] stack = {0, 100, 0, 101, 100, 99, 100, 101, 99, 100};
    StackOutcome outcome = outcome(esd(0.2, 3), SampleType.UINT8, stack);
    assertEquals(List.of(1, 3, 4, 5, 6, 7, 8, 9), outcome.kept());
    assertEquals(10, outcome(esd(0.1, 3), SampleType.UINT8, stack).kept().size());
  }

  @Test
  void theLowestGoesFirstIfBothEndsAreEquallyFar() {
    double[] stack = new double[20];
    Arrays.fill(stack, 50);
    stack[7] = 51;
    stack[12] = 49;
    assertRejected(12, stack);
  }

  @Test
  void ofEqualSamplesTheEarliestFrameGoesAtTheLowEndTheLatestAtTheHighEnd() {
    double[] low = {10, 5, 10, 10, 5, 10, 11, 10, 10, 9, 10, 10, 10, 11, 10, 10, 9, 10, 10, 10};
    double[] high = Arrays.stream(low).map(x -> 20 - x).toArray();
    assertRejected(1, low);
    assertRejected(4, high);
  }

  /** Of these, one frame is rejected if there may be no more. */
  private static void assertRejected(int frame, double[] stack) {
    List<Integer> kept = outcome(esd(0.05, 3), SampleType.UINT8, stack).kept();
    assertEquals(IntStream.range(0, stack.length).filter(i -> i != frame).boxed().toList(), kept);
  }

  @Test
  void threeSamplesAreKept() {
    StackOutcome outcome = outcome(esd(0.5, 3), SampleType.FLOAT32, 0, 0, 1);
    assertEquals(List.of(0, 1, 2), outcome.kept());
  }

  private static StackOutcome outcome(
      GeneralizedEsdParameters parameters, SampleType type, double... stack) {
    StackCombiner combiner = new GeneralizedEsdCombine().create(parameters);
    double[][] frames =
        Arrays.stream(stack).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    return StackRunner.of(combiner, type, frames).outcomes().get(0);
  }
}
