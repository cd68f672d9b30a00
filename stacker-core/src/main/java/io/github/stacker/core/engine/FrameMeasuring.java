package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.statistics.Zeros;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Measures frames, several at once, each read once from top to bottom. Whole frames are measured
 * also where only a region of interest is computed.
 */
final class FrameMeasuring {
  private final ExecutionPlan plan;
  private final StatisticsStore store;
  private final Zeros zeros;
  private final ScratchPool scratch;
  private final Progress progress;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicReferenceArray<FrameStatistics> measured;
  private volatile boolean failed;

  FrameMeasuring(
      ExecutionPlan plan,
      StatisticsStore store,
      Zeros zeros,
      ScratchPool scratch,
      Progress progress) {
    this.plan = plan;
    this.store = store;
    this.zeros = zeros;
    this.scratch = scratch;
    this.progress = progress;
    this.measured = new AtomicReferenceArray<>(plan.frames().size());
  }

  /**
   * Measures all frames, not more at once than half the heap is enough for, whatever is in them.
   */
  void run() {
    long fitting =
        Runtime.getRuntime().maxMemory() / 2 / FrameStatistics.workingBytes(plan.frame());
    int threads = Math.min(plan.threads(), measured.length());
    Workers.run((int) Math.max(1, Math.min(fitting, threads)), this::work);
  }

  /** Gives the statistics of a frame by its place in the plan; empty if it was skipped. */
  Optional<FrameStatistics> of(int frame) {
    return Optional.ofNullable(measured.get(frame));
  }

  private void work() {
    boolean done = false;
    try {
      for (int f = next.getAndIncrement();
          f < measured.length() && !failed;
          f = next.getAndIncrement()) {
        measureOrSkip(f, plan.frames().get(f));
      }
      done = true;
    } finally {
      if (!done) {
        failed = true; // never written otherwise: a worker that ends well must not undo this
      }
    }
  }

  private void measureOrSkip(int f, FrameProbe frame) {
    try {
      measured.set(f, store.get(frame.file(), zeros, () -> measure(frame)));
      progress.advanced(frame.info().region().pixels());
    } catch (IOException e) {
      if (!plan.copiesWhole() || FrameChain.isOfTheDisk(e)) {
        throw FrameChain.failure(frame.file(), e);
      }
      progress.skipped(frame.file(), e.getMessage());
    }
  }

  private FrameStatistics measure(FrameProbe frame) throws IOException {
    try (ImageSource source = plan.job().chain().whole().open(frame.file(), scratch)) {
      return FrameStatistics.of(source, zeros);
    }
  }
}
