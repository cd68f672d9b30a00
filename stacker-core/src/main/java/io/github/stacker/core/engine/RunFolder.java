package io.github.stacker.core.engine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;
import io.github.stacker.core.mapped.StateRun;
import io.github.stacker.core.statistics.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * Adds tiles of frames to the state of a band, run by run, so that a run's samples and state stay
 * in the first-level cache. Belongs to one thread.
 */
final class RunFolder implements BandFolder {
  /**
   * Samples of a run: state and samples of that many fit the first-level cache, see the kernels'
   * measurements.
   */
  static final int RUN_SAMPLES = 4096;

  private final boolean complete;
  private final int coveragePlane;
  private final int colourBands;
  private final int runPixels;
  private final Adjustments adjustments;
  private final StateRun state;
  private final List<Fold> folds = new ArrayList<>();

  RunFolder(ExecutionPlan plan) {
    this.complete = plan.stack().complete();
    this.coveragePlane = plan.state().planes().size() - 1;
    this.colourBands = plan.frame().colourBandCount();
    this.runPixels = Math.max(1, RUN_SAMPLES / colourBands);
    this.adjustments = plan.adjustments();
    this.state = new StateRun(plan.state().planes(), runPixels * colourBands);
    int plane = 0;
    for (FoldKernel kernel : plan.kernels()) {
      SampleRun samples = new SampleRun(runPixels * colourBands, kernel.missing());
      folds.add(new Fold(kernel, samples, plane));
      plane += kernel.planes().size();
    }
  }

  @Override
  public void fold(int frame, ImageInfo info, Tile tile, StateBand band, boolean first) {
    List<Linear> functions = adjustments.combined(frame);
    int pixels = (int) tile.region().pixels();
    for (int pixel = 0; pixel < pixels; pixel += runPixels) {
      int runLength = Math.min(runPixels, pixels - pixel);
      int offset = pixel * colourBands;
      int count = runLength * colourBands;
      StateRun run = band.load(offset, count, state);
      if (first) {
        run.reset(count);
      }
      for (Fold fold : folds) {
        fold.samples().take(frame, info, tile, pixel, runLength, functions);
        fold.kernel().add(fold.samples(), run.from(fold.plane()));
      }
      if (!complete) {
        cover(run.ints(coveragePlane), folds.get(0).samples().present(), count);
      }
      band.store(offset, count, run);
    }
  }

  @Override
  public int runPlaces() {
    return runPixels * colourBands;
  }

  private static void cover(int[] coverage, int[] present, int count) {
    for (int i = 0; i < count; i++) {
      coverage[i] += present[i];
    }
  }

  /** One kernel, the samples as it wants them, and the first plane of its state. */
  private record Fold(FoldKernel kernel, SampleRun samples, int plane) {}
}
