package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.mapped.KeptWork;
import io.github.stacker.core.mapped.Spill;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The frames of which no sample has any part in kept work: another file may take their place, as if
 * the work had been done beside that.
 */
public final class UncountedFrames {
  private UncountedFrames() {}

  /**
   * Finds them, by counters alone. Where frames are measured or lie on a canvas, each has a part in
   * all.
   *
   * @param plan what is to be done
   * @param work what is kept of it
   * @return where they are, of those that have not been skipped
   * @throws IOException if the work cannot be read
   */
  public static Set<FrameLocation> of(ExecutionPlan plan, KeptWork work) throws IOException {
    WorkDone done = WorkDone.of(work);
    boolean anyFinished = done.finished().filter(part -> part.done() > 0).isPresent();
    boolean related = plan.job().adjuster().isPresent() || plan.job().chain().canvas().isPresent();
    if (anyFinished || related) {
      return Set.of();
    }
    int folded = done.framesByBand().stream().mapToInt(Integer::intValue).max().orElse(0);
    Set<Integer> copied = copied(plan, work.counters(Spill.NAME));
    return IntStream.range(folded, plan.frames().size())
        .filter(f -> !copied.contains(f))
        .mapToObj(plan.frames()::get)
        .filter(frame -> !done.skipped().containsKey(frame.index()))
        .map(FrameProbe::location)
        .collect(Collectors.toSet());
  }

  private static Set<Integer> copied(ExecutionPlan plan, List<Long> whole) {
    List<Integer> slots = plan.spill().frames();
    return IntStream.range(0, Math.min(whole.size(), slots.size()))
        .filter(slot -> whole.get(slot) > 0)
        .mapToObj(slots::get)
        .collect(Collectors.toSet());
  }
}
