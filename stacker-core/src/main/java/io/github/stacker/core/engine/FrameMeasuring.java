package io.github.stacker.core.engine;

import io.github.stacker.api.CroppedSource;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.Zeros;
import io.github.stacker.core.trace.Stage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Measures frames, several at once, each read once from top to bottom. Whole frames are measured
 * also where only a region of interest is computed.
 */
final class FrameMeasuring {
  private final ExecutionPlan plan;
  private final StatisticsStore store;
  private final Zeros zeros;
  private final Workbench bench;
  private final SkipRecorder progress;
  private final AtomicReferenceArray<FrameStatistics> measured;

  FrameMeasuring(
      ExecutionPlan plan,
      StatisticsStore store,
      Zeros zeros,
      Workbench bench,
      SkipRecorder progress) {
    this.plan = plan;
    this.store = store;
    this.zeros = zeros;
    this.bench = bench;
    this.progress = progress;
    this.measured = new AtomicReferenceArray<>(plan.frames().size());
  }

  /** Measures all frames. */
  void run() {
    int threads = threads(plan.frame(), plan.threads());
    new FrameQueue(measured.length())
        .run(threads, () -> f -> measureFrame(f, plan.frames().get(f)));
  }

  /**
   * Counts of floating samples may take much memory: as many threads as have room in half the heap.
   */
  static int threads(ImageInfo frame, int wanted) {
    long fitting = Runtime.getRuntime().maxMemory() / 2 / FrameStatistics.workingBytes(frame);
    return (int) Math.max(1, Math.min(fitting, wanted));
  }

  /** Gives the statistics of a frame by its place in the plan; empty if it was skipped. */
  Optional<FrameStatistics> of(int frame) {
    return Optional.ofNullable(measured.get(frame));
  }

  private void measureFrame(int f, FrameProbe frame) {
    FrameWork work = new FrameWork(Stage.MEASURE, frame, progress);
    try {
      measureOrSkip(f, frame);
    } finally {
      work.close();
    }
  }

  private void measureOrSkip(int f, FrameProbe frame) {
    if (progress.isSkipped(frame)) {
      return;
    }
    try {
      measured.set(f, store.get(frame.location(), zeros, () -> measure(frame)));
      progress.advanced(frame.info().region().pixels());
    } catch (IOException e) {
      if (!plan.copiesWhole() || FrameChain.isOfTheDisk(e)) {
        throw FrameChain.failure(frame.location(), e);
      }
      progress.skip(frame, e);
    }
  }

  private FrameStatistics measure(FrameProbe frame) throws IOException {
    try (ImageSource source = plan.job().chain().whole().open(frame.location(), bench)) {
      if (plan.job().chain().roi().isEmpty()) {
        Frames.requireSame(frame, source);
      } else {
        Frames.requireSameKind(frame, source);
      }
      return measure(source);
    }
  }

  /** Of a canvas, only what the frame covers is measured. */
  private FrameStatistics measure(ImageSource source) throws IOException {
    Region covered = source.covered();
    if (covered.isEmpty()) {
      return FrameStatistics.ofNothing(source.info().colourBandCount());
    }
    boolean whole = covered.equals(source.info().region());
    return FrameStatistics.of(whole ? source : new CroppedSource(source, covered), zeros);
  }
}
