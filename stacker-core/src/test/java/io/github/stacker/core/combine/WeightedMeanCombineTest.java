package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.contract.FoldRunner;
import io.github.stacker.api.contract.ProviderContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The number of frames is fixed by the weights, so the contract of those that fold does not fit.
 */
class WeightedMeanCombineTest extends ProviderContract {
  private static final double NAN = Double.NaN;

  @Override
  protected WeightedMeanCombine provider() {
    return new WeightedMeanCombine();
  }

  @Test
  void samplesCountByTheWeightOfTheirFrame() {
    double[][] frames = {{10, 0, 255}, {20, 8, 255}, {40, 4, 255}};
    assertArrayEquals(new double[] {27.5, 4, 255}, combine(SampleType.UINT8, frames, 1, 1, 2));
  }

  @Test
  void missingSamplesTakeTheirWeightWithThem() {
    double[][] frames = {{10, NAN, NAN}, {20, NAN, 0.5}, {NAN, NAN, 0.25}};
    assertArrayEquals(new double[] {17.5, NAN, 0.3}, combine(SampleType.FLOAT64, frames, 1, 3, 12));
  }

  @Test
  void framesOfWeightNoughtDoNotCount() {
    double[][] frames = {{1, 2}, {3, 5}};
    assertArrayEquals(new double[] {3, 5}, combine(SampleType.UINT16, frames, 0, 0.1), 1e-15);
  }

  @Test
  void placesWhereOnlyFramesOfWeightNoughtHaveSamplesHaveNoResult() {
    double[][] frames = {{1}, {NAN}};
    assertArrayEquals(new double[] {NAN}, combine(SampleType.UINT8, frames, 0, 1));
  }

  @Test
  void resultsOfRandomStacksAreThoseOfTheDefinitionSeed1() {
    Random random = new Random(1);
    for (SampleType type : SampleType.values()) {
      double[][] frames = new double[9][50];
      double[] weights = random.doubles(frames.length, 0.01, 10).toArray();
      for (double[] frame : frames) {
        Arrays.setAll(frame, i -> sample(type, random));
      }
      double[] results = combine(type, frames, weights);
      for (int i = 0; i < results.length; i++) {
        assertEquals(expected(frames, i, weights), results[i], 1e-12 * type.white());
      }
    }
  }

  private static double sample(SampleType type, Random random) {
    if (random.nextInt(5) == 0) {
      return NAN;
    }
    double sample = random.nextDouble() * type.white();
    return type.isInteger() ? Math.rint(sample) : sample;
  }

  private static double expected(double[][] frames, int place, double[] weights) {
    double sum = 0;
    double total = 0;
    for (int frame = 0; frame < frames.length; frame++) {
      if (!Double.isNaN(frames[frame][place])) {
        sum += weights[frame] * frames[frame][place];
        total += weights[frame];
      }
    }
    return sum / total;
  }

  @Test
  void asManyWeightsAsFramesAreWanted() {
    FoldCombiner combiner = combiner(1, 2);
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> combiner.newKernel(new StackInfo(3, SampleType.UINT8, true)));
    assertEquals("weights has 2 numbers, there are 3 frames: give one per frame", e.getMessage());
  }

  @Test
  void aWeightAboveNoughtIsWanted() {
    for (List<Double> weights : List.of(List.<Double>of(), List.of(0.0), List.of(0.0, -0.0))) {
      IllegalArgumentException e =
          assertThrows(
              IllegalArgumentException.class, () -> new WeightedMeanCombine.Weights(weights));
      assertEquals("weights must not all be 0", e.getMessage());
    }
  }

  @Test
  void weightsCannotBeChangedAfterwards() {
    List<Double> weights = new ArrayList<>(List.of(1.0, 2.0));
    WeightedMeanCombine.Weights parameters = new WeightedMeanCombine.Weights(weights);
    weights.clear();
    assertEquals(List.of(1.0, 2.0), parameters.weights());
  }

  private double[] combine(SampleType type, double[][] frames, double... weights) {
    return FoldRunner.combine(combiner(weights), type, frames, 7);
  }

  private FoldCombiner combiner(double... weights) {
    List<Double> boxed = Arrays.stream(weights).boxed().toList();
    return provider().create(new WeightedMeanCombine.Weights(boxed));
  }
}
