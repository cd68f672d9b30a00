package io.github.stacker.core.engine;

import io.github.stacker.api.LaneFold;
import io.github.stacker.api.Region;
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
  private final int samplesPerPixel;
  private final int lanes;

  LaneFolder(ExecutionPlan plan, LaneFold fold) {
    this.fold = fold;
    this.samples = new LaneRun(plan.frame().sampleType(), RUN_SAMPLES);
    this.samplesPerPixel = plan.frame().bandCount();
    this.lanes = LaneRun.lanes(plan.frame().sampleType());
    this.state = new StateRun(fold.planes(), samples.words(RUN_SAMPLES));
  }

  @Override
  public void fold(FrameProbe frame, Tile tile, Region region, StateBand band, boolean first) {
    try {
      fold(tile, band, first);
    } catch (CombinerFailure e) {
      throw e.on(FrameChain.titled(frame.location()), region);
    }
  }

  private void fold(Tile tile, StateBand band, boolean first) {
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

  /** Frames that have all samples cover all bands, so this is not needed; it holds all the same. */
  @Override
  public void clear(StateBand band, Region region) {
    int count = (int) region.pixels() * samplesPerPixel;
    for (int at = 0; at < count; at += RUN_SAMPLES) {
      int words = samples.words(Math.min(RUN_SAMPLES, count - at));
      int offset = at / lanes;
      StateRun run = band.load(offset, words, state);
      run.reset(words);
      band.store(offset, words, run);
    }
  }

  @Override
  public int runPlaces() {
    return samples.words(RUN_SAMPLES);
  }
}
