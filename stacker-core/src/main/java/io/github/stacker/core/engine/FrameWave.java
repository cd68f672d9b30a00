package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.mapped.StateBands;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Folds frame after frame, several at once: each worker takes the next frame, reads it band by
 * band, and adds a band when the band's counter says that the frame is next. So every place is
 * folded in frame order, whatever the number of workers, and the workers sweep the same rows of the
 * state together. The worker of the lowest frame never waits.
 */
final class FrameWave {
  private static final int SPINS = 100;
  private static final long PARK_NANOS = 20_000;

  private final ExecutionPlan plan;
  private final StateBands states;
  private final ScratchPool scratch;
  private final Progress progress;
  private final FrameQueue queue;

  /** How many frames each band has seen; orders what workers do to the band. */
  private final AtomicIntegerArray folded;

  /** Whether a band holds a frame already; seen in order, since its worker has its turn. */
  private final boolean[] started;

  private final AtomicInteger used = new AtomicInteger();

  FrameWave(ExecutionPlan plan, StateBands states, ScratchPool scratch, Progress progress) {
    this.plan = plan;
    this.states = states;
    this.scratch = scratch;
    this.progress = progress;
    this.queue = new FrameQueue(plan.frames().size());
    this.folded = new AtomicIntegerArray(plan.bandCount());
    this.started = new boolean[plan.bandCount()];
  }

  /**
   * Folds all frames.
   *
   * @return how many were used; the others were skipped
   */
  int run() {
    queue.run(
        plan.threads(),
        () -> {
          BandFolder folder = plan.newFolder();
          Tile tile = new Tile();
          return f -> fold(f, folder, tile);
        });
    return used.get();
  }

  private void fold(int f, BandFolder folder, Tile tile) {
    FrameProbe frame = plan.frames().get(f);
    Optional<ImageSource> opened = openOrSkip(f, frame);
    if (opened.isEmpty()) {
      return;
    }
    try (ImageSource source = opened.get()) {
      for (int b = 0; b < plan.bandCount() && !queue.failed(); b++) {
        source.read(bandRegion(b), tile);
        if (awaitTurn(f, b)) {
          folder.fold(frame.index(), frame.info(), tile, states.band(b), !started[b]);
          started[b] = true;
          folded.set(b, f + 1);
          progress.advanced(tile.region().pixels());
        }
      }
      used.getAndIncrement();
    } catch (IOException e) {
      throw FrameChain.failure(frame.location(), e);
    }
  }

  /**
   * Only here may a frame be skipped: where that is allowed it is read whole before it is folded.
   */
  private Optional<ImageSource> openOrSkip(int f, FrameProbe frame) {
    try {
      return Optional.of(open(frame));
    } catch (IOException e) {
      if (!plan.copiesWhole() || FrameChain.isOfTheDisk(e)) {
        throw FrameChain.failure(frame.location(), e);
      }
      skip(f, frame, e);
      return Optional.empty();
    }
  }

  private ImageSource open(FrameProbe frame) throws IOException {
    ImageSource source = plan.job().chain().open(frame.location(), scratch);
    try {
      Frames.requireSame(frame, source);
    } catch (IOException e) {
      source.close();
      throw e;
    }
    return plan.copiesWhole() ? MappedFrame.copyOf(source, scratch) : source;
  }

  private void skip(int f, FrameProbe frame, IOException cause) {
    progress.skipped(frame.location(), cause.getMessage());
    for (int b = 0; b < plan.bandCount(); b++) {
      if (awaitTurn(f, b)) {
        folded.set(b, f + 1);
        progress.advanced(bandRegion(b).pixels());
      }
    }
  }

  private Region bandRegion(int band) {
    int y = band * plan.bandRows();
    return new Region(
        0, y, plan.frame().width(), Math.min(plan.bandRows(), plan.frame().height() - y));
  }

  /** Waits until all frames before this one are in the band. */
  private boolean awaitTurn(int frame, int band) {
    for (int spins = 0; folded.get(band) != frame; spins++) {
      if (queue.failed()) {
        return false;
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
    return !queue.failed();
  }
}
