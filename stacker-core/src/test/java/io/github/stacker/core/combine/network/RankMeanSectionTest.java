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

class RankMeanSectionTest {
  @ParameterizedTest
  @EnumSource(names = {"UINT8", "UINT16"})
  void meansOfRanksAreExactSeed1(SampleType type) {
    Random random = new Random(1);
    for (int trial = 0; trial < 150; trial++) {
      int frames = 1 + random.nextInt(trial % 15 == 0 ? 1100 : 40);
      int from = random.nextInt(frames);
      int to = from + 1 + random.nextInt(frames - from);
      RandomSection section =
          new RandomSection(
              type, frames, 1 + random.nextInt(200), Samples.of(type).get(trial % 3), random);
      check(section, from, to);
    }
  }

  @Test
  void sumsOfTheWhitestSamplesDoNotRunOver() {
    for (SampleType type : new SampleType[] {SampleType.UINT8, SampleType.UINT16}) {
      int frames = RankedStacks.MAX_FRAMES;
      check(new RandomSection(type, frames, 9, any -> type.white(), new Random(2)), 0, frames);
    }
  }

  @Test
  void floatingSamplesAreLeftToOthers() {
    SampleType type = SampleType.FLOAT32;
    RandomSection section = new RandomSection(type, 3, 5, Random::nextDouble, new Random(3));
    assertFalse(means(type, 0, 2).combine(section, new double[5]));
  }

  private static RankMeanSection means(SampleType type, int from, int to) {
    return new RankMeanSection(type, count -> new RankMeanSection.Ranks(from, to));
  }

  private static void check(RandomSection section, int from, int to) {
    double[] results = new double[section.count()];
    assertTrue(means(section.type(), from, to).combine(section, results));
    for (int place = 0; place < results.length; place++) {
      double[] sorted = section.stack(place);
      Arrays.sort(sorted);
      double sum = Arrays.stream(sorted, from, to).sum();
      assertEquals(sum / (to - from), results[place]);
    }
  }
}
