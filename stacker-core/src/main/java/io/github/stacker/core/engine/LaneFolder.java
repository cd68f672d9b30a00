package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.LaneFold;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;
import io.github.stacker.core.mapped.StateRun;

/** Adds tiles of integer samples without gaps to the state of a band, several samples at once. */
final class LaneFolder implements BandFolder {
  /** Samples of a run: words and state of that many fit the first-level cache. */
  static final int RUN_SAMPLES = 4096;

  private final LaneFold fold;
  private final LaneRun samples;
  private final StateRun state;

  LaneFolder(ExecutionPlan plan, LaneFold fold) {
    this.fold = fold;
    this.samples = new LaneRun(plan.frame().sampleType(), RUN_SAMPLES);
    this.state = new StateRun(fold.planes(), samples.words(RUN_SAMPLES));
  }

  @Override
  public void fold(int frame, ImageInfo info, Tile tile, StateBand band, boolean first) {
    int count = tile.sampleCount();
    for (int at = 0; at < count; at += RUN_SAMPLES) {
      int length = Math.min(RUN_SAMPLES, count - at);
      int words = samples.words(length);
      int offset = at / LaneRun.lanes(tile.type());
      StateRun run = band.load(offset, words, state);
      if (first) {
        run.reset(words);
      }
      samples.read(tile, at, length);
      fold.add(samples.words(), run, words);
      band.store(offset, words, run);
    }
  }

  @Override
  public int runPlaces() {
    return samples.words(RUN_SAMPLES);
  }
}
