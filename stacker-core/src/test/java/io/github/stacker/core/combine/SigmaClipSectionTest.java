package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackInfo;
import io.github.stacker.api.StackKernel;
import io.github.stacker.core.combine.network.RandomSection;
import io.github.stacker.core.combine.network.RankedStacks;
import io.github.stacker.core.combine.network.Samples;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sections against single stacks, which others compare with an oracle. */
class SigmaClipSectionTest {
  @ParameterizedTest
  @EnumSource(SampleType.class)
  void sectionsHaveTheBitsOfSingleStacksWhateverTheParametersSeed1(SampleType type) {
    Random random = new Random(1);
    for (int trial = 0; trial < 400; trial++) {
      int frames = 1 + random.nextInt(trial % 40 == 0 ? 1100 : 40);
      int count = 1 + random.nextInt(frames > 100 ? 70 : 200);
      RandomSection section =
          new RandomSection(type, frames, count, source(type, trial, random), random);
      if (!type.isInteger() && trial % 10 == 0) {
        section.set(random.nextInt(frames), 0, Double.NEGATIVE_INFINITY);
        section.set(random.nextInt(frames), 0, Double.POSITIVE_INFINITY);
        section.set(random.nextInt(frames), count / 2, Double.POSITIVE_INFINITY);
      }
      checkAgainstStacks(section, parameters(random));
    }
  }

  @ParameterizedTest
  @EnumSource(SampleType.class)
  void noiseWithOutliersHasTheBitsOfSingleStacksSeed2(SampleType type) {
    Random random = new Random(2);
    for (int frames : new int[] {5, 9, 15, 30, 64, 100}) {
      for (Deviation deviation : Deviation.values()) {
        RandomSection section =
            new RandomSection(type, frames, 5000, source(type, 3, random), random);
        checkAgainstStacks(
            section,
            new SigmaClipParameters(
                3, 3, Centre.MEDIAN, deviation, 0, 3, RestResult.MEAN, Compatibility.NONE));
      }
    }
  }

  @Test
  void sectionsWithNanAreLeftToOthers() {
    Random random = new Random(4);
    for (Deviation deviation : Deviation.values()) {
      for (int frames = 1; frames < 20; frames++) {
        RandomSection section =
            new RandomSection(SampleType.FLOAT32, frames, 100, Random::nextDouble, random);
        section.set(frames / 2, 5 * frames, Double.NaN);
        SigmaClipParameters parameters =
            new SigmaClipParameters(
                3, 3, Centre.MEDIAN, deviation, 0, 3, RestResult.MEAN, Compatibility.NONE);
        assertFalse(kernel(section, parameters).combine(section, new double[100]));
      }
    }
  }

  @Test
  void stacksTooLargeAreLeftToOthers() {
    int frames = RankedStacks.MAX_FRAMES + 1;
    RandomSection section = new RandomSection(SampleType.UINT8, frames, 1, any -> 1, new Random(3));
    assertFalse(kernel(section, parameters(new Random(3))).combine(section, new double[1]));
  }

  private static RandomSection.Source source(SampleType type, int trial, Random random) {
    int kind = trial % 4;
    return kind < 3 ? Samples.of(type).get(kind) : noise(type, 0.3 + 0.4 * random.nextDouble());
  }

  private static RandomSection.Source noise(SampleType type, double level) {
    return random -> {
      double outlier = random.nextInt(50) == 0 ? random.nextDouble() - 0.5 : 0;
      double sample = (level + 0.02 * random.nextGaussian() + outlier) * type.white();
      return type.isInteger() ? Math.rint(Math.min(type.white(), Math.max(0, sample))) : sample;
    };
  }

  private static SigmaClipParameters parameters(Random random) {
    return new SigmaClipParameters(
        random.nextInt(4),
        4 * random.nextDouble(),
        Centre.values()[random.nextInt(2)],
        Deviation.values()[random.nextInt(3)],
        random.nextInt(4),
        1 + random.nextInt(6),
        RestResult.values()[random.nextInt(2)],
        Compatibility.NONE);
  }

  private static StackKernel kernel(RandomSection section, SigmaClipParameters parameters) {
    StackCombiner combiner = new SigmaClipCombine().create(parameters);
    return combiner.newKernel(new StackInfo(section.frames(), section.type(), true));
  }

  private static void checkAgainstStacks(RandomSection section, SigmaClipParameters parameters) {
    StackKernel kernel = kernel(section, parameters);
    double[] results = new double[section.count()];
    assertTrue(kernel.combine(section, results), parameters.toString());
    Stack stack = new Stack(section.frames());
    for (int place = 0; place < results.length; place++) {
      stack.clear();
      double[] samples = section.stack(place);
      for (int frame = 0; frame < samples.length; frame++) {
        stack.add(frame, samples[frame]);
      }
      assertEquals(kernel.combine(stack), results[place], parameters.toString());
    }
  }
}
