package io.github.stacker.core.engine;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.ImageSource;
import io.github.stacker.core.mapped.RunScratch;
import io.github.stacker.core.mapped.Spill;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The frames of bands, read in place or from the spill. */
final class SweptFrames implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SweptFrames.class);

  private final List<SweptFrame> frames = new ArrayList<>();
  private final List<Closeable> open = new ArrayList<>();

  private SweptFrames() {}

  /**
   * Spills what has to be spilled and opens the rest.
   *
   * @throws FrameException if a frame cannot be read and is not skipped
   * @throws IOException if scratch cannot be had
   */
  static SweptFrames open(
      ExecutionPlan plan, RunScratch work, Workbench bench, SkipRecorder progress)
      throws IOException {
    SweptFrames swept = new SweptFrames();
    try {
      swept.openAll(plan, swept.spill(plan, work, bench, progress), bench);
      return swept;
    } catch (IOException | RuntimeException | Error e) {
      swept.closeBecauseOf(e);
      throw e;
    }
  }

  /**
   * Opens frames none of which is spilled.
   *
   * @throws FrameException if a frame cannot be read
   */
  static SweptFrames inPlace(ExecutionPlan plan, Workbench bench) {
    SweptFrames swept = new SweptFrames();
    try {
      swept.openAll(plan, Map.of(), bench);
      return swept;
    } catch (RuntimeException | Error e) {
      swept.closeBecauseOf(e);
      throw e;
    }
  }

  private void closeBecauseOf(Throwable failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Spills; gives the frames that can be used by their place in the plan. */
  private Map<Integer, SweptFrame> spill(
      ExecutionPlan plan, RunScratch work, Workbench bench, SkipRecorder progress)
      throws IOException {
    List<Integer> places = plan.spill().frames();
    Map<Integer, SweptFrame> spilled = new HashMap<>();
    if (places.isEmpty()) {
      return spilled;
    }
    Spill spill = Spill.create(work, plan.spill().shape());
    open.add(spill::close);
    new SpillFiller(plan, spill, bench, progress).run();
    for (int slot = 0; slot < places.size(); slot++) {
      if (spill.isWhole(slot)) {
        FrameProbe probe = plan.frames().get(places.get(slot));
        spilled.put(places.get(slot), new SweptFrame.Spilled(probe, spill, slot));
      }
    }
    LOG.info("spilled {} of {} frames", spilled.size(), places.size());
    return spilled;
  }

  private void openAll(ExecutionPlan plan, Map<Integer, SweptFrame> spilled, Workbench bench) {
    Set<Integer> places = new HashSet<>(plan.spill().frames());
    for (int f = 0; f < plan.frames().size(); f++) {
      if (!places.contains(f)) {
        frames.add(openInPlace(plan, plan.frames().get(f), bench));
      } else if (spilled.containsKey(f)) {
        frames.add(spilled.get(f));
      }
    }
  }

  private SweptFrame openInPlace(ExecutionPlan plan, FrameProbe probe, Workbench bench) {
    try {
      ImageSource source = plan.job().chain().open(probe.location(), bench);
      open.add(source::close);
      Frames.requireSame(probe, source);
      return new SweptFrame.InPlace(probe, source);
    } catch (IOException e) {
      throw FrameChain.failure(probe.location(), e);
    }
  }

  /** Gives the frames that can be used, in the pipeline's order. */
  List<SweptFrame> frames() {
    return frames;
  }

  @Override
  public void close() throws IOException {
    Sources.close(open.stream());
  }
}
