package io.github.stacker.core.engine;

import io.github.stacker.api.FoldKernel;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;
import io.github.stacker.core.mapped.StateRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Computes the layers from the state that a {@link RunFolder} left, run by run. */
final class RunFinisher implements BandFinisher {
  private final boolean complete;
  private final int coveragePlane;
  private final double white;
  private final int colourBands;
  private final int runPixels;
  private final StateRun state;
  private final double[] results;
  private final int[] constantCoverage;
  private final List<Layer> layers = new ArrayList<>();

  /**
   * Prepares for one plan.
   *
   * @param framesUsed how many frames were folded, which is the coverage where every frame has
   *     every sample
   */
  RunFinisher(ExecutionPlan plan, int framesUsed) {
    this.complete = plan.stack().complete();
    this.coveragePlane = plan.state().planes().size() - 1;
    this.white = plan.frame().white();
    this.colourBands = plan.frame().colourBandCount();
    this.runPixels = Math.max(1, RunFolder.RUN_SAMPLES / colourBands);
    this.state = new StateRun(plan.state().planes(), runPixels * colourBands);
    this.results = new double[runPixels * colourBands];
    this.constantCoverage = new int[runPixels * colourBands];
    Arrays.fill(constantCoverage, framesUsed);
    int plane = 0;
    for (int i = 0; i < plan.kernels().size(); i++) {
      FoldKernel kernel = plan.kernels().get(i);
      DoubleUnaryOperator toSample =
          i == 0 ? DoubleUnaryOperator.identity() : plan.job().maps().get(i - 1).map()::ofFold;
      layers.add(new Layer(kernel, plane, toSample));
      plane += kernel.planes().size();
    }
  }

  @Override
  public void finish(StateBand band, int pixel, List<Tile> into, int intoPixel, int pixels) {
    try {
      finishRuns(band, pixel, into, intoPixel, pixels);
    } catch (CombinerFailure e) {
      throw e.on(PostStages.PICTURE, into.get(0).region());
    }
  }

  private void finishRuns(StateBand band, int pixel, List<Tile> into, int intoPixel, int pixels) {
    for (int done = 0; done < pixels; done += runPixels) {
      int runLength = Math.min(runPixels, pixels - done);
      int count = runLength * colourBands;
      StateRun run = band.load((pixel + done) * colourBands, count, state);
      int[] coverage = complete ? constantCoverage : run.ints(coveragePlane);
      for (int i = 0; i < layers.size(); i++) {
        finish(layers.get(i), run, coverage, count);
        Tile tile = into.get(i);
        put(coverage, tile, (intoPixel + done) * tile.bands(), count);
      }
    }
  }

  private void finish(Layer layer, StateRun run, int[] coverage, int count) {
    layer.kernel().finish(run.from(layer.plane()), coverage, results, count);
    if (!complete && !layer.kernel().definedWithoutSamples()) {
      for (int i = 0; i < count; i++) {
        results[i] = coverage[i] == 0 ? Double.NaN : results[i];
      }
    }
    if (layer != layers.get(0)) {
      for (int i = 0; i < count; i++) {
        results[i] = layer.toSample().applyAsDouble(results[i]);
      }
    }
  }

  private void put(int[] coverage, Tile tile, int offset, int count) {
    double[] to = tile.doubles();
    if (tile.bands() == colourBands) {
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
      to[at++] = covered ? white : 0;
    }
  }

  /** What computes a layer, and from which plane of the state on. */
  private record Layer(FoldKernel kernel, int plane, DoubleUnaryOperator toSample) {}
}
