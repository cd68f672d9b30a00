package io.github.stacker.core.engine;

import io.github.stacker.core.trace.Stage;
import io.github.stacker.core.trace.Work;

/** A thread's work on a frame, which progress is told of. */
final class FrameWork implements AutoCloseable {
  private final Stage stage;
  private final FrameProbe frame;
  private final Progress progress;
  private final Work work;

  /** Begins a stage of a frame. */
  FrameWork(Stage stage, FrameProbe frame, Progress progress) {
    this.stage = stage;
    this.frame = frame;
    this.progress = progress;
    this.work =
        Work.onFrame(stage, frame.location(), frame.info().region().pixels(), frame.fileBytes());
    progress.began(stage, frame.location());
  }

  /** Counts time in which samples were read, from a moment of {@link System#nanoTime} to now. */
  void readSince(long startNanos) {
    work.readSince(startNanos);
  }

  /** Counts time in which the thread waited for others, likewise. */
  void waitedSince(long startNanos) {
    work.waitedSince(startNanos);
  }

  @Override
  public void close() {
    work.close();
    progress.ended(stage, frame.location());
  }
}
