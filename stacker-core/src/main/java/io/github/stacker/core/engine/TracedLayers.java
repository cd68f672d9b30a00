package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.trace.Stage;
import io.github.stacker.core.trace.Work;
import java.io.IOException;
import java.util.List;

/**
 * Layers whose bands can be seen from outside while they are computed.
 *
 * @param layers what computes them
 * @param stage what that is
 */
record TracedLayers(Layers layers, Stage stage) implements Layers {
  /** Names what a way does to a band. */
  static Stage stage(ExecutionPlan.Way way) {
    return switch (way) {
      case FOLD_BY_FRAME -> Stage.FINISH;
      case FOLD_BY_BAND -> Stage.FOLD;
      case SWEEP -> Stage.SWEEP;
    };
  }

  @Override
  public void read(Region region, List<Tile> into) throws IOException {
    Work work = Work.onBand(stage, region);
    try {
      layers.read(region, into);
    } finally {
      work.close();
    }
  }

  @Override
  public void close() throws IOException {
    layers.close();
  }
}
