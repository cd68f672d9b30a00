package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.MappedStates;

/**
 * The stacked frame of a fold by frame: results computed from the mapped state whenever they are
 * asked for.
 */
final class StateSource implements ImageSource {
  private final ExecutionPlan plan;
  private final MappedStates states;
  private final RunFinisher finisher;
  private final ImageInfo info;

  StateSource(ExecutionPlan plan, MappedStates states, int framesUsed) {
    this.plan = plan;
    this.states = states;
    this.finisher = new RunFinisher(plan, framesUsed);
    this.info = RunFinisher.stackedInfo(plan.frame());
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) {
    into.reshape(region, info.bandCount(), info.sampleType());
    int intoPixel = 0;
    for (int y = region.y(); y < region.bottom(); y++) {
      int pixel = y % plan.bandRows() * info.width() + region.x();
      finisher.finish(states.band(y / plan.bandRows()), pixel, into, intoPixel, region.width());
      intoPixel += region.width();
    }
  }
}
