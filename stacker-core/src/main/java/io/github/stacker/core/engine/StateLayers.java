package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;
import io.github.stacker.core.mapped.StateBands;
import java.util.List;

/** The layers of a fold by frame: results computed from the state whenever they are asked for. */
final class StateLayers implements Layers {
  private final ExecutionPlan plan;
  private final StateBands states;
  private final BandFinisher finisher;

  StateLayers(ExecutionPlan plan, StateBands states, int framesUsed) {
    this.plan = plan;
    this.states = states;
    this.finisher = plan.newFinisher(framesUsed);
  }

  @Override
  public void read(Region region, List<Tile> into) {
    plan.reshape(into, region);
    visit(
        region,
        (band, pixel, intoPixel, pixels) -> finisher.finish(band, pixel, into, intoPixel, pixels));
  }

  @Override
  public boolean readRounded(Region region, Tile into) {
    if (!finisher.rounds()) {
      return false;
    }
    into.reshape(region, plan.frame().bandCount(), plan.frame().sampleType());
    visit(
        region,
        (band, pixel, intoPixel, pixels) -> finisher.round(band, pixel, into, intoPixel, pixels));
    return true;
  }

  /** Goes through what lies side by side in band and region: rows, or all rows of a band. */
  private void visit(Region region, RunOfBand run) {
    int width = plan.frame().width();
    int intoPixel = 0;
    for (int y = region.y(); y < region.bottom(); ) {
      int row = y % plan.bandRows();
      int rows = region.width() == width ? Math.min(plan.bandRows() - row, region.bottom() - y) : 1;
      int pixels = rows * region.width();
      run.take(states.band(y / plan.bandRows()), row * width + region.x(), intoPixel, pixels);
      intoPixel += pixels;
      y += rows;
    }
  }

  /** Takes a run of pixels of a band. */
  private interface RunOfBand {
    void take(StateBand band, int pixel, int intoPixel, int pixels);
  }
}
