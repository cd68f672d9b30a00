package io.github.stacker.core.run;

import io.github.stacker.core.engine.SkippedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How a run went.
 *
 * @param started when it began
 * @param duration how long it took
 * @param framesUsed frames in the result
 * @param skipped frames left out
 */
public record RunReport(
    Instant started, Duration duration, int framesUsed, List<SkippedFrame> skipped) {
  /** Copies the list. */
  public RunReport {
    skipped = List.copyOf(skipped);
  }
}
