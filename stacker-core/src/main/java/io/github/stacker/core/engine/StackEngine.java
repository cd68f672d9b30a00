package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.FrameLocation;
import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.HeapStates;
import io.github.stacker.core.mapped.MappedStates;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.mapped.ScratchSpace;
import io.github.stacker.core.mapped.StateBands;
import io.github.stacker.core.statistics.FrameStatistics;
import io.github.stacker.core.trace.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out plans. */
public final class StackEngine {
  private static final Logger LOG = LoggerFactory.getLogger(StackEngine.class);

  private final ScratchSpace scratch;
  private final StatisticsStore store;

  /**
   * Makes an engine that measures frames anew in every run.
   *
   * @param scratch where mapped files go
   */
  public StackEngine(ScratchSpace scratch) {
    this(scratch, StatisticsStore.NONE);
  }

  /**
   * Makes an engine.
   *
   * @param scratch where mapped files go
   * @param store where statistics of frames are kept
   */
  public StackEngine(ScratchSpace scratch, StatisticsStore store) {
    this.scratch = scratch;
    this.store = store;
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
    SkipRecorder recorder = new SkipRecorder(progress);
    try (ScratchPool pool = new ScratchPool(scratch)) {
      ExecutionPlan adjusted = adjusted(plan, pool, recorder);
      switch (plan.way()) {
        case FOLD_BY_FRAME -> byFrame(adjusted, pool, recorder);
        case FOLD_BY_BAND -> byBand(adjusted, pool, recorder);
        case SWEEP -> sweep(adjusted, pool, recorder);
      }
      return recorder.frames();
    } catch (InternalError e) {
      throw new ResourceLimitException(
          "a mapped file vanished or its disk failed while it was in use: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw new ResourceLimitException(e.getCause().getMessage(), e);
    } catch (IOException e) {
      throw new ResourceLimitException(
          e.getMessage() + "; make room or choose another folder with --scratch", e);
    }
  }

  /** Measures frames if that is needed, and decides what becomes of their samples. */
  private ExecutionPlan adjusted(ExecutionPlan plan, ScratchPool pool, SkipRecorder progress) {
    Optional<Adjuster> adjuster = plan.job().adjuster();
    if (adjuster.isEmpty()) {
      return plan;
    }
    List<FrameProbe> frames = new ArrayList<>();
    List<FrameStatistics> statistics = new ArrayList<>();
    if (adjuster.get().measures()) {
      FrameMeasuring measuring =
          new FrameMeasuring(plan, store, adjuster.get().zeros(), pool, progress);
      measuring.run();
      for (int f = 0; f < plan.frames().size(); f++) {
        FrameProbe frame = plan.frames().get(f);
        Optional<FrameStatistics> measured = measuring.of(f);
        if (measured.isPresent()) {
          frames.add(frame);
          statistics.add(measured.get());
          progress.measured(frame.location(), measured.get());
        }
      }
      LOG.info("measured {} of {} frames", frames.size(), plan.frames().size());
      progress.requireAny(frames.size());
    } else {
      frames.addAll(plan.frames());
    }
    return plan.adjusted(frames, adjuster.get().adjust(frames, statistics, plan.stack().frames()));
  }

  private void byFrame(ExecutionPlan plan, ScratchPool pool, SkipRecorder progress)
      throws IOException {
    try (StateBands states = states(plan)) {
      int used = new FrameWave(plan, states, pool, progress).run();
      LOG.info("folded {} of {} frames, {} bands", used, plan.frames().size(), plan.bandCount());
      progress.requireAny(used);
      write(plan, () -> new StateLayers(plan, states, used), progress);
    }
  }

  private void byBand(ExecutionPlan plan, ScratchPool pool, SkipRecorder progress)
      throws IOException {
    if (plan.spill().frames().isEmpty()) {
      write(plan, () -> BandFold.open(plan, pool, progress), progress);
      return;
    }
    try (SweptFrames swept = SweptFrames.open(plan, scratch, pool, progress)) {
      progress.requireAny(swept.frames().size());
      write(plan, () -> BandFold.of(plan, swept.frames(), progress), progress);
    }
  }

  private StateBands states(ExecutionPlan plan) throws IOException {
    StateShape shape = plan.state();
    int places = shape.places(plan.bandSamples());
    return plan.stateInMemory()
        ? new HeapStates(shape.planes(), places, plan.newFolder().runPlaces(), plan.bandCount())
        : MappedStates.create(scratch, shape.planes(), places, plan.bandCount());
  }

  private void sweep(ExecutionPlan plan, ScratchPool pool, SkipRecorder progress)
      throws IOException {
    try (SweptFrames swept = SweptFrames.open(plan, scratch, pool, progress)) {
      progress.requireAny(swept.frames().size());
      write(plan, () -> new Sweep(plan, swept.frames(), progress), progress);
    }
  }

  /** Writes all outputs, then gives them their names: if one fails, none appears. */
  private static void write(ExecutionPlan plan, Supplier<Layers> stacked, Progress progress) {
    List<PendingFile> written = new ArrayList<>();
    try {
      for (OutputGroup group : OutputGroup.of(plan)) {
        written.addAll(group.write(stacked, progress));
      }
      LOG.info("wrote {} outputs", written.size());
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
    public void writing(Path file) {
      progress.writing(file);
    }

    @Override
    public void skipped(FrameLocation frame, String reason) {
      skipped.add(new SkippedFrame(frame, reason));
      progress.skipped(frame, reason);
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
