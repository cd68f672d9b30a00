package io.github.stacker.core.combine.lane;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LaneMeanTest {
  @Test
  void everySumOfFewBytesIsDividedAsDoublesAre() {
    for (int frames = 1; frames <= 130; frames++) {
      LaneMean mean = LaneMean.of(frames, 8);
      for (long sum = 0; sum <= 255L * frames; sum++) {
        assertMean(mean, sum, frames);
      }
    }
  }

  @Test
  void sumsAroundEveryHalfAreDividedAsDoublesAre() {
    Random random = new Random(1);
    for (int bits = 8; bits <= 16; bits += 8) {
      int most = LaneMean.mostFrames(bits);
      int[] corners = {1, 2, 3, 5, 7, 255, 256, 257, most / 2 + 1, most - 2, most - 1, most};
      for (int i = 0; i < 400; i++) {
        int frames = i < corners.length ? corners[i] : 1 + random.nextInt(most);
        assertMeansAroundHalves(frames, bits, random);
      }
    }
  }

  private static void assertMeansAroundHalves(int frames, int bits, Random random) {
    LaneMean mean = LaneMean.of(frames, bits);
    long largest = (long) frames * ((1 << bits) - 1);
    assertMean(mean, 0, frames);
    assertMean(mean, largest, frames);
    for (int i = 0; i < 1000; i++) {
      long half = frames * (2L * random.nextInt(1 << bits) + 1) / 2;
      for (long sum = Math.max(0, half - 2); sum <= Math.min(largest, half + 2); sum++) {
        assertMean(mean, sum, frames);
      }
    }
  }

  private static void assertMean(LaneMean mean, long sum, int frames) {
    long[] into = {0};
    mean.put(new long[] {sum}, 1, 0, Lanes.mask(32), into, 0);
    assertEquals((sum + frames / 2) / frames, into[0], () -> sum + " by " + frames);
    assertEquals((int) ((double) sum / frames + 0.5), into[0], () -> sum + " by " + frames);
  }
}
