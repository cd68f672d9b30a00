package io.github.stacker.core.engine;

import io.github.stacker.api.ResourceLimitException;
import io.github.stacker.core.mapped.HeapStates;
import io.github.stacker.core.mapped.KeptStates;
import io.github.stacker.core.mapped.MappedStates;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.mapped.ScratchSpace;
import io.github.stacker.core.mapped.StateBands;
import io.github.stacker.core.statistics.FrameStatistics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries out plans. */
public final class StackEngine {
  private static final Logger LOG = LoggerFactory.getLogger(StackEngine.class);

  private final ScratchSpace scratch;
  private final RunScratch work;
  private final StatisticsStore store;
  private final Existing existing;
  private final RunRoom room;

  /**
   * Makes an engine that keeps nothing and measures frames anew in every run.
   *
   * @param scratch where mapped files go
   */
  public StackEngine(ScratchSpace scratch) {
    this(scratch, scratch, StatisticsStore.NONE, Existing.REPLACED);
  }

  /**
   * Makes an engine.
   *
   * @param scratch where mapped files go that nobody needs once the run has ended
   * @param work where the work of a run is kept; what is there already is not done again
   * @param store where statistics of frames are kept
   * @param existing what becomes of what has the names of outputs when they are whole
   */
  public StackEngine(
      ScratchSpace scratch, RunScratch work, StatisticsStore store, Existing existing) {
    this.scratch = scratch;
    this.work = work;
    this.store = store;
    this.existing = existing;
    this.room = RunRoom.NONE;
  }

  private StackEngine(StackEngine engine, RunRoom room) {
    this.scratch = engine.scratch.with(room.scratch());
    this.work = engine.work.with(room.scratch());
    this.store = engine.store;
    this.existing = engine.existing;
    this.room = room;
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
    try (RunRoom held = RunRoom.hold(plan, scratch, work)) {
      return new StackEngine(this, held).runInRoom(plan, progress);
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

  private List<SkippedFrame> runInRoom(ExecutionPlan plan, Progress progress) throws IOException {
    try (ScratchPool pool = new ScratchPool(scratch)) {
      plan.job().pictures().lend(pool);
      try {
        return runFrames(plan, new Workbench(pool), progress);
      } finally {
        plan.job().pictures().takeBack();
      }
    }
  }

  private List<SkippedFrame> runFrames(ExecutionPlan plan, Workbench bench, Progress progress)
      throws IOException {
    SkipRecorder recorder = new SkipRecorder(plan, work.notes(SkipRecorder.NOTES), progress);
    ExecutionPlan adjusted = adjusted(plan, bench, recorder);
    switch (plan.way()) {
      case FOLD_BY_FRAME -> byFrame(adjusted, bench, recorder);
      case FOLD_BY_BAND -> byBand(adjusted, BandFold::new, bench, recorder);
      case SWEEP -> byBand(adjusted, Sweep::new, bench, recorder);
    }
    return recorder.frames();
  }

  /** Measures frames if that is needed, and decides what becomes of their samples. */
  private ExecutionPlan adjusted(ExecutionPlan plan, Workbench bench, SkipRecorder progress) {
    Optional<Adjuster> adjuster = plan.job().adjuster();
    if (adjuster.isEmpty()) {
      return plan;
    }
    List<FrameProbe> frames = new ArrayList<>();
    List<FrameStatistics> statistics = new ArrayList<>();
    if (adjuster.get().measures()) {
      FrameMeasuring measuring =
          new FrameMeasuring(plan, store, adjuster.get().zeros(), bench, progress);
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

  private void byFrame(ExecutionPlan plan, Workbench bench, SkipRecorder progress)
      throws IOException {
    try (StateBands states = states(plan)) {
      foldAndWrite(plan, states, bench, progress);
    }
  }

  /** Folds and writes; what is in memory by then is kept if that fails. */
  private void foldAndWrite(
      ExecutionPlan plan, StateBands states, Workbench bench, SkipRecorder progress) {
    try {
      int used = new FrameWave(plan, states, bench, progress).run();
      LOG.info("folded {} of {} frames, {} bands", used, plan.frames().size(), plan.bandCount());
      progress.requireAny(used);
      write(plan, () -> new StateLayers(plan, states, used), bench, progress);
    } catch (RuntimeException e) {
      states.keep();
      throw e;
    }
  }

  /** Computes bands of the results from those of the frames. */
  private void byBand(ExecutionPlan plan, BandMaker maker, Workbench bench, SkipRecorder progress)
      throws IOException {
    if (plan.opensPerThread()) {
      write(
          plan,
          () -> owning(SweptFrames.inPlace(plan, bench), plan, maker, progress),
          bench,
          progress);
      return;
    }
    try (SweptFrames swept = SweptFrames.open(plan, work, bench, progress)) {
      progress.requireAny(swept.frames().size());
      write(plan, () -> maker.make(plan, swept.frames(), progress), bench, progress);
    }
  }

  private static Layers owning(
      SweptFrames swept, ExecutionPlan plan, BandMaker maker, SkipRecorder progress) {
    return new OwningLayers(maker.make(plan, swept.frames(), progress), swept);
  }

  private StateBands states(ExecutionPlan plan) throws IOException {
    StateShape shape = plan.state();
    int places = shape.places(plan.bandSamples());
    Optional<HeapStates> memory =
        plan.stateInMemory() ? Optional.of(heapStates(plan, places)) : Optional.empty();
    if (plan.keeping() != Keeping.NOTHING) {
      return KeptStates.open(
          work, shape.planes(), places, plan.bandCount(), plan.threads(), memory);
    }
    return memory.isPresent()
        ? memory.get()
        : MappedStates.create(work, KeptStates.NAME, shape.planes(), places, plan.bandCount());
  }

  private static HeapStates heapStates(ExecutionPlan plan, int places) {
    return new HeapStates(
        plan.state().planes(), places, plan.newFolder().runPlaces(), plan.bandCount());
  }

  /** Writes all outputs, then gives them their names: if one fails, none appears. */
  private void write(
      ExecutionPlan plan, Supplier<Layers> stacked, Workbench bench, Progress progress) {
    List<PendingFile> written = new ArrayList<>();
    try {
      new Writing(plan, scratch, work, room, bench, progress).write(stacked, written);
      LOG.info("wrote {} outputs", written.size());
      if (plan.keeping() != Keeping.NOTHING) {
        written.forEach(PendingOutput::force);
      }
      PendingOutput.commit(written, existing);
    } finally {
      written.forEach(PendingFile::close);
    }
  }

  /** Makes the layers of one thread. */
  private interface BandMaker {
    Layers make(ExecutionPlan plan, List<SweptFrame> frames, Progress progress);
  }
}
