package io.github.stacker.core.engine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.Region;
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
  public void fold(FrameProbe frame, Tile tile, Region region, StateBand band, boolean first) {
    try {
      foldPart(frame, tile, region, band, first);
    } catch (CombinerFailure e) {
      throw e.on(FrameChain.titled(frame.location()), region);
    }
  }

  private void foldPart(FrameProbe frame, Tile tile, Region region, StateBand band, boolean first) {
    Region part = region.intersection(frame.covered());
    if (part.equals(region) && part.equals(tile.region())) {
      fold(frame, tile, 0, band, 0, (int) part.pixels(), first);
      return;
    }
    if (first) {
      clear(band, region);
    }
    for (int y = part.y(); y < part.bottom(); y++) {
      int pixel = tile.index(part.x(), y) / tile.bands();
      int place = (y - region.y()) * region.width() + part.x() - region.x();
      fold(frame, tile, pixel, band, place, part.width(), false);
    }
  }

  @Override
  public void clear(StateBand band, Region region) {
    int pixels = (int) region.pixels();
    for (int pixel = 0; pixel < pixels; pixel += runPixels) {
      int offset = pixel * colourBands;
      int count = Math.min(runPixels, pixels - pixel) * colourBands;
      StateRun run = band.load(offset, count, state);
      run.reset(count);
      band.store(offset, count, run);
    }
  }

  private void fold(
      FrameProbe frame,
      Tile tile,
      int pixel,
      StateBand band,
      int place,
      int pixels,
      boolean first) {
    List<Linear> functions = adjustments.combined(frame.index());
    for (int done = 0; done < pixels; done += runPixels) {
      int runLength = Math.min(runPixels, pixels - done);
      boolean any = false;
      for (Fold fold : folds) {
        any =
            fold.samples()
                .take(frame.index(), frame.info(), tile, pixel + done, runLength, functions);
      }
      if (any || first) {
        add((place + done) * colourBands, runLength * colourBands, band, any, first);
      }
    }
  }

  /** Adds the samples taken to their state; if there are any. */
  private void add(int offset, int count, StateBand band, boolean any, boolean first) {
    StateRun run = band.load(offset, count, state);
    if (first) {
      run.reset(count);
    }
    if (any) {
      for (Fold fold : folds) {
        fold.kernel().add(fold.samples(), run.from(fold.plane()));
      }
      if (!complete) {
        cover(run.ints(coveragePlane), folds.get(0).samples().present(), count);
      }
    }
    band.store(offset, count, run);
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
