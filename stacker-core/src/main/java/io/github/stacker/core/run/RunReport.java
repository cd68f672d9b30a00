package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.SkippedFrame;
import io.github.stacker.core.statistics.FrameStatistics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * How a run went.
 *
 * @param started when it began
 * @param duration how long it took
 * @param framesUsed frames in the result
 * @param skipped frames left out
 * @param statistics what was measured of frames, if that was needed
 */
public record RunReport(
    Instant started,
    Duration duration,
    int framesUsed,
    List<SkippedFrame> skipped,
    Map<FrameLocation, FrameStatistics> statistics) {
  /** Copies the collections. */
  public RunReport {
    skipped = List.copyOf(skipped);
    statistics = Map.copyOf(statistics);
  }
}
