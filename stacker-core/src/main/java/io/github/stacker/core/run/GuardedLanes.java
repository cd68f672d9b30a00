package io.github.stacker.core.run;

import io.github.stacker.api.FoldState;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.StatePlane;
import io.github.stacker.core.plugin.PluginBlame;
import java.util.List;

/** A fold of lanes of a plugin: what its code throws names it and its jar. */
record GuardedLanes(LaneFold lanes, List<StatePlane> planes, PluginBlame blame)
    implements LaneFold {
  static LaneFold of(LaneFold lanes, PluginBlame blame) {
    return new GuardedLanes(lanes, blame.answer("planes", lanes::planes), blame);
  }

  @Override
  public void add(long[] samples, FoldState state, int words) {
    GuardedCombiner.atWork(
        blame, () -> lanes.add(samples, new DeclaredState(planes, state), words));
  }

  @Override
  public void finish(FoldState state, int frames, int words, double[] results) {
    GuardedCombiner.atWork(
        blame, () -> lanes.finish(new DeclaredState(planes, state), frames, words, results));
  }

  @Override
  public void round(FoldState state, int frames, int words, long[] results) {
    GuardedCombiner.atWork(
        blame, () -> lanes.round(new DeclaredState(planes, state), frames, words, results));
  }
}
