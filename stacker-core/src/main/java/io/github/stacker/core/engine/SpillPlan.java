package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.mapped.SpillShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a sweep copies to scratch before it begins.
 *
 * @param frames positions of the frames in the plan, ascending; the others are read in place
 * @param shape how they lie there
 */
public record SpillPlan(List<Integer> frames, SpillShape shape) {
  /** Nothing is spilled. */
  static final SpillPlan NONE = new SpillPlan(List.of(), SpillShape.of(List.of(), List.of()));

  /** Copies the list. */
  public SpillPlan {
    frames = List.copyOf(frames);
  }

  static SpillPlan of(List<FrameProbe> all, List<Integer> frames) {
    return new SpillPlan(
        frames,
        SpillShape.of(
            frames.stream().map(f -> all.get(f).info()).toList(),
            frames.stream().map(f -> all.get(f).covered()).toList()));
  }

  /** Gives the plan for some of the frames. */
  static SpillPlan of(List<FrameProbe> some, SpillPlan ofAll, List<FrameProbe> all) {
    Set<FrameLocation> spilled =
        ofAll.frames().stream().map(f -> all.get(f).location()).collect(Collectors.toSet());
    return of(
        some,
        IntStream.range(0, some.size())
            .filter(f -> spilled.contains(some.get(f).location()))
            .boxed()
            .toList());
  }
}
