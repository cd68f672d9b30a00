package io.github.stacker.core.combine.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.SampleType;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankPairSectionTest {
  @ParameterizedTest
  @EnumSource(SampleType.class)
  void mediansHaveTheBitsOfSortingEachStackSeed1(SampleType type) {
    Random random = new Random(1);
    RankPairSection median = medians(type);
    for (int trial = 0; trial < 200; trial++) {
      int frames = 1 + random.nextInt(trial % 20 == 0 ? 1100 : 40);
      int count = 1 + random.nextInt(frames > 100 ? 300 : 1000);
      checkMedians(
          median, new RandomSection(type, frames, count, Samples.of(type).get(trial % 3), random));
    }
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void sectionsLongerThanARunAreReducedWholeSeed2(SampleType type) {
    RandomSection section =
        new RandomSection(type, 6, 9000, Samples.of(type).get(0), new Random(2));
    checkMedians(medians(type), section);
  }

  @Test
  void sectionsWithNanAreLeftToOthers() {
    for (SampleType type : new SampleType[] {SampleType.FLOAT32, SampleType.FLOAT64}) {
      for (int frames = 1; frames < 20; frames++) {
        RandomSection section =
            new RandomSection(type, frames, 2000, Random::nextDouble, new Random(frames));
        section.set(frames / 2, 100 * frames, Double.NaN);
        assertFalse(medians(type).combine(section, new double[2000]));
      }
    }
  }

  @Test
  void stacksTooLargeAreLeftToOthers() {
    RandomSection section =
        new RandomSection(
            SampleType.UINT8, RankedStacks.MAX_FRAMES + 1, 1, random -> 1, new Random(3));
    assertFalse(medians(SampleType.UINT8).combine(section, new double[1]));
  }

  private static RankPairSection medians(SampleType type) {
    return new RankPairSection(type, count -> new Middle((count - 1) / 2, count / 2));
  }

  private record Middle(int lower, int upper) implements RankPair {
    @Override
    public double between(double lowerSample, double upperSample) {
      return (lowerSample + upperSample) / 2;
    }
  }

  private static void checkMedians(RankPairSection median, RandomSection section) {
    double[] results = new double[section.count()];
    assertTrue(median.combine(section, results));
    for (int place = 0; place < results.length; place++) {
      double[] sorted = section.stack(place);
      Arrays.sort(sorted);
      double expected = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
      assertEquals(expected, results[place]);
    }
  }
}
