package io.github.stacker.core.engine;

import io.github.stacker.api.LaneFold;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;
import io.github.stacker.core.mapped.StateRun;
import java.util.List;

/** Computes results from the state that a {@link LaneFolder} left. */
final class LaneFinisher implements BandFinisher {
  private final LaneFold fold;
  private final int framesUsed;
  private final int bands;
  private final int lanes;
  private final LaneRun rounded;
  private final double[] results = new double[LaneFolder.RUN_SAMPLES];
  private final StateRun state;

  LaneFinisher(ExecutionPlan plan, LaneFold fold, int framesUsed) {
    this.fold = fold;
    this.framesUsed = framesUsed;
    this.bands = plan.frame().bandCount();
    SampleType type = plan.frame().sampleType();
    this.lanes = LaneRun.lanes(type);
    this.rounded = new LaneRun(type, LaneFolder.RUN_SAMPLES);
    this.state = new StateRun(fold.planes(), rounded.words(LaneFolder.RUN_SAMPLES));
  }

  @Override
  public void finish(StateBand band, int pixel, List<Tile> into, int intoPixel, int pixels) {
    double[] to = into.get(0).doubles();
    finish(
        band,
        pixel,
        into.get(0),
        intoPixel,
        pixels,
        (run, words, skipped, at, count) -> {
          fold.finish(run, framesUsed, words, results);
          System.arraycopy(results, skipped, to, at, count);
        });
  }

  @Override
  public boolean rounds() {
    return true;
  }

  @Override
  public void round(StateBand band, int pixel, Tile into, int intoPixel, int pixels) {
    finish(
        band,
        pixel,
        into,
        intoPixel,
        pixels,
        (run, words, skipped, at, count) -> {
          fold.round(run, framesUsed, words, rounded.words());
          rounded.write(skipped, into, at, count);
        });
  }

  private void finish(
      StateBand band, int pixel, Tile into, int intoPixel, int pixels, RunResult result) {
    try {
      finishRuns(band, pixel, intoPixel, pixels, result);
    } catch (CombinerFailure e) {
      throw e.on(PostStages.PICTURE, into.region());
    }
  }

  /** Goes from run to run; only the first may start within a word. */
  private void finishRuns(StateBand band, int pixel, int intoPixel, int pixels, RunResult result) {
    int end = (pixel + pixels) * bands;
    for (int at = pixel * bands; at < end; ) {
      int skipped = at % lanes;
      int count = Math.min(LaneFolder.RUN_SAMPLES - skipped, end - at);
      int words = rounded.words(skipped + count);
      StateRun run = band.load(at / lanes, words, state);
      result.take(run, words, skipped, intoPixel * bands + at - pixel * bands, count);
      at += count;
    }
  }

  /** Puts the results of a run where they belong, without those of the first lanes. */
  private interface RunResult {
    void take(StateRun run, int words, int skipped, int to, int count);
  }
}
