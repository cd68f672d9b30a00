package io.github.stacker.core.engine;

import io.github.stacker.core.mapped.KeptStates;
import io.github.stacker.core.mapped.KeptWork;
import io.github.stacker.core.mapped.Spill;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far a run has come, as its kept work tells.
 *
 * @param framesByBand for each band from the top how many frames are in its state, those counted
 *     that are skipped or have no samples there; empty unless frames are folded one by one
 * @param copied frames that are copied to scratch; empty if none have to be
 * @param finished bands of the result that are finished; empty if they are not kept, or none yet
 * @param skipped frames left out while samples were read, by their numbers from 0, with the reasons
 */
public record WorkDone(
    List<Integer> framesByBand,
    Optional<Part> copied,
    Optional<Part> finished,
    Map<Integer, String> skipped) {
  /** Nothing is done. */
  public static final WorkDone NOTHING =
      new WorkDone(List.of(), Optional.empty(), Optional.empty(), Map.of());

  /**
   * So many of all.
   *
   * @param done how many are done
   * @param of how many there are
   */
  public record Part(int done, int of) {
    private static Optional<Part> of(List<Long> counters) {
      int done = (int) counters.stream().filter(number -> number > 0).count();
      return counters.isEmpty() ? Optional.empty() : Optional.of(new Part(done, counters.size()));
    }
  }

  /**
   * Looks at kept work.
   *
   * @param work what is kept
   * @return how far it is
   * @throws IOException if it cannot be read
   */
  public static WorkDone of(KeptWork work) throws IOException {
    return new WorkDone(
        work.counters(KeptStates.NAME).stream().map(FrameWave::turn).toList(),
        Part.of(work.counters(Spill.NAME)),
        Part.of(work.counters(Writing.RESULTS)),
        SkipRecorder.parse(work.notes(SkipRecorder.NOTES)));
  }

  /**
   * Tells whether nothing would be lost if all of it were thrown away.
   *
   * @return true if no frame is in and no band finished
   */
  public boolean isNothing() {
    return framesByBand.stream().allMatch(frames -> frames == 0)
        && isNothing(copied)
        && isNothing(finished);
  }

  private static boolean isNothing(Optional<Part> part) {
    return part.isEmpty() || part.get().done() == 0;
  }
}
