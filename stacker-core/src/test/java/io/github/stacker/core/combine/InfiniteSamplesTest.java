package io.github.stacker.core.combine;

import static io.github.stacker.core.combine.RestResult.MEAN;
import static io.github.stacker.core.combine.SirilCompatibility.NONE;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.contract.StackRunner;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rejections whose sums have no value come to an end, and leave something. */
class InfiniteSamplesTest {
  static Stream<StackCombiner> rejections() {
    return Stream.of(
        new MadClipCombine().create(new MadClipParameters(1, 1, 0, 1, MEAN, Compatibility.NONE)),
        new WinsorizedSigmaClipCombine()
            .create(new WinsorizedSigmaClipParameters(1, 1, 0, 1, MEAN, NONE)),
        new LinearFitClipCombine().create(new LinearFitClipParameters(1, 1, 0, 1, MEAN, NONE)),
        new GeneralizedEsdCombine().create(new GeneralizedEsdParameters(.5, .5, 1, MEAN, NONE)),
        new SigmaMedianCombine().create(new SigmaMedianParameters(1, 1, 0, NONE)));
  }

  @ParameterizedTest
  @MethodSource("rejections")
  void somethingIsLeft(StackCombiner combiner) {
    for (int infinite = 1; infinite <= 9; infinite++) {
      double[][] frames = new double[9][1];
      Random random = new Random(infinite);
      for (int i = 0; i < frames.length; i++) {
        double sign = random.nextBoolean() ? 1 : -1;
        frames[i][0] = i < infinite ? sign / 0 : random.nextDouble();
      }
      StackRunner runner = StackRunner.of(combiner, SampleType.FLOAT64, frames);
      assertFalse(runner.outcomes().get(0).kept().isEmpty());
    }
  }
}
