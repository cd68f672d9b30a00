package io.github.stacker.core.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.github.stacker.api.CombinerProvider;
import io.github.stacker.api.FoldCombiner;
import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackInfo;
import io.github.stacker.core.combine.MaxCombine;
import io.github.stacker.core.combine.MeanCombine;
import io.github.stacker.core.combine.MinCombine;
import io.github.stacker.core.combine.RangeCombine;
import io.github.stacker.core.combine.SumCombine;
import io.github.stacker.core.mapped.StateRun;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lanes that are right have the same results when they are looked at. */
class CheckedLanesTest {
  private static final int WORDS = 37;
  private static final int FRAMES = 9;

  @ParameterizedTest
  @EnumSource(names = {"UINT8", "UINT16"})
  void nothingIsFoundOfLanesThatAreRight(SampleType type) {
    List<CombinerProvider<NoParameters>> combines =
        List.of(
            new MeanCombine(),
            new SumCombine(),
            new MinCombine(),
            new MaxCombine(),
            new RangeCombine());
    for (CombinerProvider<NoParameters> combine : combines) {
      FoldCombiner combiner = (FoldCombiner) combine.create(new NoParameters());
      FoldKernel kernel = combiner.newKernel(new StackInfo(FRAMES, type, true));
      LaneFold lanes = kernel.lanes().orElseThrow();
      LaneFold checked = CheckedLanes.of(lanes, kernel, type);
      StateRun state = folded(lanes);
      StateRun looked = folded(checked);

      double[] expected = new double[WORDS * Long.BYTES];
      lanes.finish(state, FRAMES, WORDS, expected);
      double[] results = new double[expected.length];
      checked.finish(looked, FRAMES, WORDS, results);
      assertArrayEquals(expected, results, combine.name());

      long[] rounded = new long[WORDS];
      lanes.round(state, FRAMES, WORDS, rounded);
      long[] lookedAt = new long[WORDS];
      checked.round(looked, FRAMES, WORDS, lookedAt);
      assertArrayEquals(rounded, lookedAt, combine.name());
    }
  }

  private static StateRun folded(LaneFold lanes) {
    Random random = new Random(1);
    StateRun state = new StateRun(lanes.planes(), WORDS);
    state.reset(WORDS);
    for (int frame = 0; frame < FRAMES; frame++) {
      lanes.add(random.longs(WORDS).toArray(), state, WORDS);
    }
    return state;
  }
}
