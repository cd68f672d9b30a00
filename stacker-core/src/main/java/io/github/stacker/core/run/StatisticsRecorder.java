package io.github.stacker.core.run;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.engine.ForwardedProgress;
import io.github.stacker.core.engine.Progress;
import io.github.stacker.core.statistics.FrameStatistics;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes progress on, logs which frames are skipped, and keeps statistics for the manifest. */
final class StatisticsRecorder extends ForwardedProgress {
  private static final Logger LOG = LoggerFactory.getLogger(StatisticsRecorder.class);

  private final Map<FrameLocation, FrameStatistics> statistics = new ConcurrentHashMap<>();

  StatisticsRecorder(Progress progress) {
    super(progress);
  }

  Map<FrameLocation, FrameStatistics> statistics() {
    return statistics;
  }

  @Override
  public void measured(FrameLocation frame, FrameStatistics measured) {
    statistics.put(frame, measured);
    super.measured(frame, measured);
  }

  @Override
  public void skipped(FrameLocation frame, String reason) {
    LOG.info("frame {} is skipped: {}", frame, reason);
    super.skipped(frame, reason);
  }
}
