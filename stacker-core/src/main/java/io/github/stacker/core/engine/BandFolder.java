package io.github.stacker.core.engine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.FoldState;
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
final class BandFolder {
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

  BandFolder(ExecutionPlan plan) {
    this.complete = plan.stack().complete();
    this.coveragePlane = plan.planes().size() - 1;
    this.colourBands = plan.frame().colourBandCount();
    this.runPixels = Math.max(1, RUN_SAMPLES / colourBands);
    this.adjustments = plan.adjustments();
    this.state = new StateRun(plan.planes(), runPixels * colourBands);
    int plane = 0;
    for (FoldKernel kernel : plan.kernels()) {
      SampleRun samples = new SampleRun(runPixels * colourBands, kernel.missing());
      folds.add(new Fold(kernel, samples, state.from(plane)));
      plane += kernel.planes().size();
    }
  }

  /**
   * Folds one frame's part of a band.
   *
   * @param frame number of the frame
   * @param info what the frame looks like
   * @param tile the frame's samples; its first pixel is the band's first
   * @param band the state; changed
   * @param first whether this is the first frame, before which the state is undefined
   */
  void fold(int frame, ImageInfo info, Tile tile, StateBand band, boolean first) {
    List<Linear> functions = adjustments.combined(frame);
    int pixels = (int) tile.region().pixels();
    for (int pixel = 0; pixel < pixels; pixel += runPixels) {
      int runLength = Math.min(runPixels, pixels - pixel);
      int offset = pixel * colourBands;
      int count = runLength * colourBands;
      if (first) {
        state.reset(count);
      } else {
        band.load(offset, count, state);
      }
      for (Fold fold : folds) {
        fold.samples().take(frame, info, tile, pixel, runLength, functions);
        fold.kernel().add(fold.samples(), fold.state());
      }
      if (!complete) {
        cover(state.ints(coveragePlane), folds.get(0).samples().present(), count);
      }
      band.store(offset, count, state);
    }
  }

  private static void cover(int[] coverage, int[] present, int count) {
    for (int i = 0; i < count; i++) {
      coverage[i] += present[i];
    }
  }

  /** One kernel, the samples as it wants them, and its part of the state. */
  private record Fold(FoldKernel kernel, SampleRun samples, FoldState state) {}
}
