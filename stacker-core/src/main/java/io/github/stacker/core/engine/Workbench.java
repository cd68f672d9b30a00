package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ImageSource;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.ScratchPool;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a run needs to get at the samples of its frames: scratch for copies, and the numbers of
 * whole frames that steps have measured, each once however often a frame is opened.
 */
final class Workbench implements FrameChain.Handling {
  private final ScratchPool scratch;
  private final Map<Place, Object> measured = new ConcurrentHashMap<>();

  /**
   * Begins a run.
   *
   * @param scratch where copies go
   */
  Workbench(ScratchPool scratch) {
    this.scratch = scratch;
  }

  @Override
  public MappedFrame copy(ImageSource source) throws IOException {
    return MappedFrame.copyOf(source, scratch);
  }

  @Override
  public FilterStep ready(FilterStep step, FrameLocation frame, int number, ImageSource source)
      throws IOException {
    if (!step.measures()) {
      return step;
    }
    Place place = new Place(frame, number);
    Object known = measured.get(place);
    Object statistics = known == null ? step.measure(source, FrameChain.titled(frame)) : known;
    measured.put(place, statistics);
    return step.with(statistics);
  }

  /** A step of the chain of a frame. */
  private record Place(FrameLocation frame, int step) {}
}
