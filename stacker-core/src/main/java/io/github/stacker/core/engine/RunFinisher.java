package io.github.stacker.core.engine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;
import io.github.stacker.core.mapped.StateRun;
import java.util.Arrays;

/** Computes results from the state of a fold. Belongs to one thread. */
final class RunFinisher {
  private final FoldKernel kernel;
  private final boolean complete;
  private final ImageInfo result;
  private final int colourBands;
  private final int runPixels;
  private final StateRun state;
  private final double[] results;
  private final int[] constantCoverage;

  /**
   * Prepares for one plan.
   *
   * @param framesUsed how many frames were folded, which is the coverage where every frame has
   *     every sample
   */
  RunFinisher(ExecutionPlan plan, int framesUsed) {
    this.kernel = plan.kernel();
    this.complete = plan.stack().complete();
    this.result = stackedInfo(plan.frame());
    this.colourBands = result.colourBandCount();
    this.runPixels = Math.max(1, BandFolder.RUN_SAMPLES / colourBands);
    this.state = new StateRun(plan.planes(), runPixels * colourBands);
    this.results = new double[runPixels * colourBands];
    this.constantCoverage = new int[runPixels * colourBands];
    Arrays.fill(constantCoverage, framesUsed);
  }

  /** Describes the stacked frame: FLOAT64, NaN or alpha 0 where no frame has a sample. */
  static ImageInfo stackedInfo(ImageInfo frame) {
    return frame.withSampleType(SampleType.FLOAT64, frame.white());
  }

  /**
   * Computes a run of pixels.
   *
   * @param band their state
   * @param pixel the first pixel in the band
   * @param into gets the results
   * @param intoPixel the pixel of {@code into} that is the first
   * @param pixels how many
   */
  void finish(StateBand band, int pixel, Tile into, int intoPixel, int pixels) {
    for (int done = 0; done < pixels; done += runPixels) {
      int runLength = Math.min(runPixels, pixels - done);
      int count = runLength * colourBands;
      band.load((pixel + done) * colourBands, count, state);
      int[] coverage = complete ? constantCoverage : state.ints(kernel.planes().size());
      kernel.finish(state, coverage, results, count);
      if (!complete && !kernel.definedWithoutSamples()) {
        blank(coverage, count);
      }
      put(coverage, into.doubles(), (intoPixel + done) * into.bands(), count);
    }
  }

  private void blank(int[] coverage, int count) {
    for (int i = 0; i < count; i++) {
      results[i] = coverage[i] == 0 ? Double.NaN : results[i];
    }
  }

  private void put(int[] coverage, double[] to, int offset, int count) {
    if (!result.hasAlpha()) {
      System.arraycopy(results, 0, to, offset, count);
      return;
    }
    int at = offset;
    for (int i = 0; i < count; ) {
      boolean covered = false;
      for (int b = 0; b < colourBands; b++, i++) {
        covered |= coverage[i] > 0;
        to[at++] = results[i];
      }
      to[at++] = covered ? result.white() : 0;
    }
  }
}
