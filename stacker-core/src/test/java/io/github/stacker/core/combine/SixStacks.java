package io.github.stacker.core.combine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.StackRunner;
import java.util.Arrays;

/**
 * Six stacks of ten frames of single precision, whose results other programs were run for: an
 * outlier, one on either side, frames without data, clean samples, a second level, and a ramp where
 * many distances are equal.
 */
final class SixStacks {
  private static final double[][] STACKS = {
    {.10, .11, .12, .10, .11, .13, .12, .11, .10, .60},
    {.50, .52, .48, .51, .49, .90, .05, .50, .53, .47},
    {0, .20, .21, .22, .20, .80, .85, .21, .19, .20},
    {.30, .31, .29, .30, .32, .28, .31, .30, .29, .30},
    {.25, .26, .27, .24, .25, .26, .45, .46, .47, .26},
    {.20, .22, .24, .26, .28, .30, .32, .34, .36, .38}
  };
  private static final int FRAMES = 10;

  private SixStacks() {}

  /** Combines the stacks and compares the results to seven decimals. */
  static void assertResults(StackCombiner combiner, double... expected) {
    assertClose(combiner, frames(), expected);
  }

  /**
   * Does the same with the first frame missing from the first stack, the first two from the second,
   * and so on.
   */
  static void assertResultsOfGaps(StackCombiner combiner, double... expected) {
    double[][] frames = frames();
    for (int frame = 0; frame < STACKS.length; frame++) {
      Arrays.fill(frames[frame], frame, STACKS.length, Double.NaN);
    }
    assertClose(combiner, frames, expected);
  }

  private static void assertClose(StackCombiner combiner, double[][] frames, double... expected) {
    double[] results = StackRunner.of(combiner, SampleType.FLOAT32, frames).results();
    assertArrayEquals(expected, results, 1e-7);
  }

  private static double[][] frames() {
    double[][] frames = new double[FRAMES][STACKS.length];
    for (int frame = 0; frame < FRAMES; frame++) {
      for (int place = 0; place < STACKS.length; place++) {
        frames[frame][place] = STACKS[place][frame];
      }
    }
    return frames;
  }
}
