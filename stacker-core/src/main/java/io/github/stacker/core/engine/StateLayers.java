package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.MappedStates;
import java.util.List;

/**
 * The layers of a fold by frame: results computed from the mapped state whenever they are asked
 * for.
 */
final class StateLayers implements Layers {
  private final ExecutionPlan plan;
  private final MappedStates states;
  private final RunFinisher finisher;

  StateLayers(ExecutionPlan plan, MappedStates states, int framesUsed) {
    this.plan = plan;
    this.states = states;
    this.finisher = new RunFinisher(plan, framesUsed);
  }

  @Override
  public void read(Region region, List<Tile> into) {
    plan.reshape(into, region);
    int intoPixel = 0;
    for (int y = region.y(); y < region.bottom(); y++) {
      int pixel = y % plan.bandRows() * plan.frame().width() + region.x();
      finisher.finish(states.band(y / plan.bandRows()), pixel, into, intoPixel, region.width());
      intoPixel += region.width();
    }
  }
}
