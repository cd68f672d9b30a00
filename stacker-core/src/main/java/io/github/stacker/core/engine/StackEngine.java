package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.MappedStates;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.mapped.ScratchSpace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/** Carries out plans. */
public final class StackEngine {
  private final ScratchSpace scratch;

  /**
   * Makes an engine.
   *
   * @param scratch where mapped files go
   */
  public StackEngine(ScratchSpace scratch) {
    this.scratch = scratch;
  }

  /**
   * Combines the frames and writes the outputs. Outputs appear when all are whole.
   *
   * @param plan what to do
   * @param progress is told how it goes
   * @return the frames that were left out while samples were read
   */
  public List<SkippedFrame> run(ExecutionPlan plan, Progress progress) {
    progress.started(plan);
    try (ScratchPool pool = new ScratchPool(scratch)) {
      return switch (plan.way()) {
        case FOLD_BY_FRAME -> byFrame(plan, pool, progress);
        case FOLD_BY_BAND -> byBand(plan, pool, progress);
        case SWEEP -> sweep(plan, pool, progress);
      };
    } catch (InternalError e) {
      throw new ResourceLimitException(
          "a mapped file vanished or its disk failed while it was in use: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new ResourceLimitException(
          e.getMessage() + "; make room or choose another folder with --scratch", e);
    }
  }

  private List<SkippedFrame> byFrame(ExecutionPlan plan, ScratchPool pool, Progress progress)
      throws IOException {
    SkipRecorder recorder = new SkipRecorder(progress);
    try (MappedStates states =
        MappedStates.create(scratch, plan.planes(), plan.bandSamples(), plan.bandCount())) {
      int used = new FrameWave(plan, states, pool, recorder).run();
      recorder.requireAny(used);
      write(plan, () -> new StateLayers(plan, states, used), progress);
      return recorder.frames();
    }
  }

  private static List<SkippedFrame> byBand(
      ExecutionPlan plan, ScratchPool pool, Progress progress) {
    write(plan, () -> new BandFold(plan, pool, progress), progress);
    return List.of();
  }

  private List<SkippedFrame> sweep(ExecutionPlan plan, ScratchPool pool, Progress progress)
      throws IOException {
    SkipRecorder recorder = new SkipRecorder(progress);
    try (SweptFrames swept = SweptFrames.open(plan, scratch, pool, recorder)) {
      recorder.requireAny(swept.frames().size());
      write(plan, () -> new Sweep(plan, swept.frames(), recorder), progress);
      return recorder.frames();
    }
  }

  /** Writes all outputs, then gives them their names: if one fails, none appears. */
  private static void write(ExecutionPlan plan, Supplier<Layers> stacked, Progress progress) {
    List<PendingFile> written = new ArrayList<>();
    try {
      for (OutputGroup group : OutputGroup.of(plan)) {
        written.addAll(group.write(stacked, progress));
      }
      for (PendingFile file : written) {
        PendingOutput.commit(file);
      }
    } finally {
      written.forEach(PendingFile::close);
    }
  }

  /** Remembers which frames were skipped. */
  private static final class SkipRecorder implements Progress {
    private final Progress progress;
    private final List<SkippedFrame> skipped = Collections.synchronizedList(new ArrayList<>());

    SkipRecorder(Progress progress) {
      this.progress = progress;
    }

    @Override
    public void advanced(long pixels) {
      progress.advanced(pixels);
    }

    @Override
    public void skipped(Path file, String reason) {
      skipped.add(new SkippedFrame(file, reason));
      progress.skipped(file, reason);
    }

    void requireAny(int used) {
      if (used == 0) {
        throw new FrameException("none of the frames can be read; the first: " + skipped.get(0));
      }
    }

    List<SkippedFrame> frames() {
      return List.copyOf(skipped);
    }
  }
}
