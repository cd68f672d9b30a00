package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.Notes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Remembers which frames were skipped: a frame that was skipped once stays so, also in a start that
 * goes on from this one. Otherwise passes progress on.
 */
final class SkipRecorder extends ForwardedProgress {
  /** Under which it is noted what is skipped. */
  static final String NOTES = "skipped";

  /** Lines of a frame's number and the reason. */
  private final Notes notes;

  /** By their numbers; guarded by itself. */
  private final Map<Integer, SkippedFrame> skipped = new LinkedHashMap<>();

  SkipRecorder(ExecutionPlan plan, Notes notes, Progress progress) {
    super(progress);
    this.notes = notes;
    Map<Integer, String> reasons = parse(notes.lines());
    for (FrameProbe frame : plan.frames()) {
      if (reasons.containsKey(frame.index())) {
        remember(frame, reasons.get(frame.index()));
      }
    }
  }

  /**
   * Gives the reasons in notes by the numbers of the frames.
   *
   * @throws ResourceLimitException if they are damaged: nobody knows then what is left out
   */
  static Map<Integer, String> parse(List<String> notes) {
    Map<Integer, String> reasons = new TreeMap<>();
    for (String line : notes) {
      String[] parts = line.split(" ", 2);
      try {
        reasons.put(Integer.parseInt(parts[0]), parts.length < 2 ? "" : parts[1]);
      } catch (NumberFormatException e) {
        throw new ResourceLimitException(
            "the notes of skipped frames, which the run keeps, are damaged; start it anew with --fresh",
            e);
      }
    }
    return reasons;
  }

  /** Tells whether a frame is left out. */
  boolean isSkipped(FrameProbe frame) {
    synchronized (skipped) {
      return skipped.containsKey(frame.index());
    }
  }

  /** Leaves a frame out. Returns when that cannot be forgotten any more. */
  void skip(FrameProbe frame, IOException cause) {
    notes.add(frame.index() + " " + cause.getMessage());
    remember(frame, cause.getMessage());
  }

  private void remember(FrameProbe frame, String reason) {
    synchronized (skipped) {
      skipped.put(frame.index(), new SkippedFrame(frame.location(), reason));
    }
    skipped(frame.location(), reason);
  }

  void requireAny(int used) {
    if (used == 0) {
      throw new FrameException("none of the frames can be read; the first: " + frames().get(0));
    }
  }

  List<SkippedFrame> frames() {
    synchronized (skipped) {
      return List.copyOf(skipped.values());
    }
  }
}
