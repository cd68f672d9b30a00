package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.ExecutionPlan;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.trace.Stage;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes progress on, logs which frames are skipped, and keeps statistics for the manifest. */
final class StatisticsRecorder implements Progress {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsRecorder.class);

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
  public void began(Stage stage, FrameLocation frame) {
    progress.began(stage, frame);
  }

  @Override
  public void ended(Stage stage, FrameLocation frame) {
    progress.ended(stage, frame);
  }

  @Override
  public void skipped(FrameLocation frame, String reason) {
    LOG.info("frame {} is skipped: {}", frame, reason);
    progress.skipped(frame, reason);
  }

  @Override
  public void writing(Path file) {
    progress.writing(file);
  }
}
