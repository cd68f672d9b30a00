package io.github.stacker.core.engine;

import io.github.stacker.api.FrameLocation;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.trace.Stage;
import java.nio.file.Path;

/** Passes all that it is told on; who does more with some of it overrides that. */
public abstract class ForwardedProgress implements Progress {
  private final Progress progress;

  /**
   * Forwards to another.
   *
   * @param progress who is told
   */
  protected ForwardedProgress(Progress progress) {
    this.progress = progress;
  }

  @Override
  public Progress ofMaster(String place) {
    return progress.ofMaster(place);
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
  public void kept(Path folder, RuntimeException failure) {
    progress.kept(folder, failure);
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
  public void measured(FrameLocation frame, FrameStatistics statistics) {
    progress.measured(frame, statistics);
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
