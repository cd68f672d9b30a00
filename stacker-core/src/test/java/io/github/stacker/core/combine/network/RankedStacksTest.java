package io.github.stacker.core.combine.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.SampleType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RankedStacksTest {
  private static final int[] LARGE = {71, 99, 128, 129, 200, 256, 257, 258, 300, 1024, 1100};

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void allRanksOfSmallStacksAreThoseOfSortingSeed1(SampleType type) {
    Random random = new Random(1);
    for (int frames = 1; frames <= 70; frames++) {
      for (RandomSection.Source source : Samples.of(type)) {
        check(new RandomSection(type, frames, 1 + random.nextInt(90), source, random), random);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void allRanksOfLargeStacksAreThoseOfSortingSeed2(SampleType type) {
    Random random = new Random(2);
    for (int frames : LARGE) {
      for (RandomSection.Source source : Samples.of(type)) {
        check(new RandomSection(type, frames, 1 + random.nextInt(50), source, random), random);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void everySetOfRanksIsThatOfSortingSeed3(SampleType type) {
    Random random = new Random(3);
    for (int trial = 0; trial < 300; trial++) {
      int frames = 1 + random.nextInt(40);
      BitSet ranks = new BitSet();
      for (int wanted = random.nextInt(4); wanted >= 0; wanted--) {
        ranks.set(random.nextInt(frames));
      }
      RandomSection section =
          new RandomSection(type, frames, 10, Samples.of(type).get(trial % 3), random);
      check(section, ranks, 0, 10);
    }
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void fullRunsAreSortedToTheLastPlaceSeed4(SampleType type) {
    Random random = new Random(4);
    for (int frames : new int[] {2, 7, 150, 900}) {
      int capacity = RankedStacks.of(type, frames, all(frames)).capacity();
      RandomSection section =
          new RandomSection(type, frames, capacity + 5, Samples.of(type).get(0), random);
      check(section, all(frames), 5, capacity);
    }
  }

  @Test
  void oneNanMakesEveryRankNan() {
    Random random = new Random(5);
    for (int frames = 1; frames <= 40; frames++) {
      RandomSection section =
          new RandomSection(SampleType.FLOAT32, frames, 1, Random::nextDouble, random);
      section.set(random.nextInt(frames), 0, Double.NaN);
      for (int rank = 0; rank < frames; rank++) {
        BitSet one = new BitSet();
        one.set(rank);
        RankedStacks stacks = RankedStacks.of(SampleType.FLOAT32, frames, one);
        stacks.load(section, 0, 1);
        assertTrue(Double.isNaN(stacks.sample(rank, 0)));
      }
    }
  }

  @Test
  void runsStayInTheCacheButNeverVanish() {
    for (SampleType type : SampleType.values()) {
      assertTrue(RankedStacks.of(type, 5, all(5)).capacity() >= 512);
      assertTrue(RankedStacks.of(type, 1000, all(1000)).capacity() * 1000 * type.bytes() <= 820000);
    }
  }

  private static void check(RandomSection section, Random random) {
    int from = random.nextInt(section.count());
    check(section, all(section.frames()), from, section.count() - from);
  }

  private static void check(RandomSection section, BitSet ranks, int from, int count) {
    RankedStacks stacks = RankedStacks.of(section.type(), section.frames(), ranks);
    stacks.load(section, from, count);
    double[][] sorted = new double[count][];
    for (int place = 0; place < count; place++) {
      sorted[place] = section.stack(from + place);
      Arrays.sort(sorted[place]);
    }
    ranks.stream().forEach(rank -> checkRank(stacks, rank, sorted));
  }

  private static void checkRank(RankedStacks stacks, int rank, double[][] sorted) {
    double[] expected = Arrays.stream(sorted).mapToDouble(stack -> stack[rank]).toArray();
    double[] copied = new double[stacks.capacity() + 3];
    stacks.copy(rank, copied, 3);
    assertArrayEquals(expected, Arrays.copyOfRange(copied, 3, 3 + expected.length));
    for (int place = 0; place < expected.length; place++) {
      assertEquals(expected[place], stacks.sample(rank, place));
    }
  }

  private static BitSet all(int frames) {
    BitSet ranks = new BitSet();
    ranks.set(0, frames);
    return ranks;
  }
}
