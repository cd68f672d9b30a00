package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @RepeatedTest(200)
  void ranksAreThoseOfSortedSamples(RepetitionInfo seed) {
    Random random = new Random(seed.getCurrentRepetition());
    int range = 1 + random.nextInt(40);
    int[] samples = random.ints(1 + random.nextInt(60), 0, range).toArray();
    double[] sorted = Arrays.stream(samples).sorted().asDoubleStream().toArray();
    Distribution distribution = Distribution.of(histogram(samples, 7));
    assertEquals(samples.length, distribution.count());
    assertEquals(sorted[0], distribution.minimum());
    assertEquals(sorted[sorted.length - 1], distribution.maximum());
    assertEquals(SlowStatistics.median(sorted), distribution.median());
    for (double centre = -1; centre <= range; centre += 0.25) {
      assertEquals(SlowStatistics.mad(sorted, centre), distribution.medianDistance(centre));
    }
    assertPart(distribution, sorted, sorted[random.nextInt(sorted.length)] - 3.5);
  }

  private static void assertPart(Distribution all, double[] sorted, double low) {
    double high = low + 7;
    double[] kept = Arrays.stream(sorted).filter(x -> x >= low && x <= high).toArray();
    Distribution part = all.within(low, high);
    assertEquals(kept.length, part.count());
    assertEquals(SlowStatistics.median(kept), part.median());
    assertEquals(SlowStatistics.mad(kept, kept[0]), part.medianDistance(kept[0]));
    assertEquals(
        SlowStatistics.biweightMidvariance(kept, part.median(), 5),
        part.biweightMidvariance(part.median(), 45),
        1e-12);
  }

  @Test
  void limitsBelongToThePart() {
    Distribution all = Distribution.of(histogram(new int[] {1, 2, 3, 4, 5}, 100));
    assertEquals(3, all.within(2, 4).count());
    assertEquals(1, all.within(1.5, 2.5).count());
    assertEquals(0, all.within(2.25, 2.75).count());
  }

  @Test
  void integersAreCountedHoweverOftenTheTablesAreEmptied() {
    int[] samples = new Random(3).ints(1000, 0, 256).toArray();
    IntegerHistogram often = histogram(samples, 1);
    IntegerHistogram never = histogram(samples, 1 << 20);
    for (int value = 0; value < 256; value++) {
      assertEquals(never.count(value), often.count(value));
    }
    assertEquals(Arrays.stream(samples).average().getAsDouble(), often.mean());
  }

  private static IntegerHistogram histogram(int[] samples, int mostPending) {
    IntegerHistogram histogram = new IntegerHistogram(256, mostPending);
    for (int i = 0; i < samples.length; i += 3) {
      int[] row = Arrays.copyOfRange(samples, i, Math.min(samples.length, i + 3));
      histogram.add(row, row.length);
    }
    return histogram;
  }
}
