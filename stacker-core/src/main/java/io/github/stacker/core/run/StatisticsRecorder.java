package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.statistics.FrameStatistics;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Passes progress on, and keeps what was measured for the manifest. */
final class StatisticsRecorder implements Progress {
  private final Progress progress;
  private final Map<FrameLocation, FrameStatistics> statistics = new ConcurrentHashMap<>();

  StatisticsRecorder(Progress progress) {
    this.progress = progress;
  }

  Map<FrameLocation, FrameStatistics> statistics() {
    return statistics;
  }

  @Override
  public void measured(FrameLocation frame, FrameStatistics measured) {
    statistics.put(frame, measured);
    progress.measured(frame, measured);
  }

  @Override
  public void started(ExecutionPlan plan) {
    progress.started(plan);
  }

  @Override
  public void resumed(String how, long pixels) {
    progress.resumed(how, pixels);
  }

  @Override
  public void advanced(long pixels) {
    progress.advanced(pixels);
  }

  @Override
  public void skipped(FrameLocation frame, String reason) {
    progress.skipped(frame, reason);
  }

  @Override
  public void writing(Path file) {
    progress.writing(file);
  }
}
