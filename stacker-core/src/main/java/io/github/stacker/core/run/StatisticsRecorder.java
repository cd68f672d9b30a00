package io.github.stacker.core.run;

import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.statistics.FrameStatistics;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Passes progress on, and keeps what was measured for the manifest. */
final class StatisticsRecorder implements Progress {
  private final Progress progress;
  private final Map<Path, FrameStatistics> statistics = new ConcurrentHashMap<>();

  StatisticsRecorder(Progress progress) {
    this.progress = progress;
  }

  Map<Path, FrameStatistics> statistics() {
    return statistics;
  }

  @Override
  public void measured(Path file, FrameStatistics measured) {
    statistics.put(file, measured);
    progress.measured(file, measured);
  }

  @Override
  public void started(ExecutionPlan plan) {
    progress.started(plan);
  }

  @Override
  public void advanced(long pixels) {
    progress.advanced(pixels);
  }

  @Override
  public void skipped(Path file, String reason) {
    progress.skipped(file, reason);
  }

  @Override
  public void writing(Path file) {
    progress.writing(file);
  }
}
