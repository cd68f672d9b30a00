package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.MappedFrame;
import io.github.stacker.core.mapped.ScratchPool;
import io.github.stacker.core.mapped.StateBands;
import io.github.stacker.core.trace.Stage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.locks.LockSupport;

/**
 * Folds frame after frame, several at once: each worker takes the next frame, reads it band by
 * band, and adds a band when it is the frame's turn in it. So every place is folded in frame order,
 * whatever the number of workers, and the workers sweep the same rows of the state together. The
 * worker of the lowest frame never waits.
 */
final class FrameWave {
  private static final int SPINS = 100;
  private static final long PARK_NANOS = 20_000;

  private final ExecutionPlan plan;
  private final StateBands states;
  private final ScratchPool scratch;
  private final Progress progress;
  private final FrameQueue queue;

  /**
   * The frame whose turn it is in each band, of those that have samples there; orders what workers
   * do to the band.
   */
  private final AtomicIntegerArray turns;

  /** Whether a band holds a frame already; seen in order, since its worker has its turn. */
  private final boolean[] started;

  private final AtomicInteger used = new AtomicInteger();

  FrameWave(ExecutionPlan plan, StateBands states, ScratchPool scratch, Progress progress) {
    this.plan = plan;
    this.states = states;
    this.scratch = scratch;
    this.progress = progress;
    this.queue = new FrameQueue(plan.frames().size());
    this.turns = new AtomicIntegerArray(plan.bandCount());
    for (int b = 0; b < plan.bandCount(); b++) {
      turns.set(b, nextFrom(0, b));
    }
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
          return f -> {
            try (FrameWork work = new FrameWork(Stage.FOLD, plan.frames().get(f), progress)) {
              fold(f, folder, tile, work);
            }
          };
        });
    clearUntouched();
    return used.get();
  }

  private void fold(int f, BandFolder folder, Tile tile, FrameWork work) {
    FrameProbe frame = plan.frames().get(f);
    Optional<ImageSource> opened = openOrSkip(f, frame, work);
    if (opened.isEmpty()) {
      return;
    }
    try (ImageSource source = opened.get()) {
      for (int b = 0; b < plan.bandCount() && !queue.failed(); b++) {
        if (touches(f, b)) {
          read(frame, source, bandRegion(b), tile, work);
          fold(f, b, folder, tile, work);
        } else if (isRead(frame, source, b)) {
          source.read(bandRegion(b), tile);
        }
        progress.advanced(bandRegion(b).pixels());
      }
      used.getAndIncrement();
    } catch (IOException e) {
      throw FrameChain.failure(frame.location(), e);
    }
  }

  private void fold(int f, int band, BandFolder folder, Tile tile, FrameWork work) {
    if (awaitTurn(f, band, work)) {
      FrameProbe frame = plan.frames().get(f);
      folder.fold(frame, tile, bandRegion(band), states.band(band), !started[band]);
      started[band] = true;
      turns.set(band, nextFrom(f + 1, band));
    }
  }

  /** Reads what the frame covers of a band; of rows, all. */
  private static void read(
      FrameProbe frame, ImageSource source, Region band, Tile tile, FrameWork work)
      throws IOException {
    long start = System.nanoTime();
    boolean rows = source.access() == ImageSource.Access.ROWS;
    source.read(rows ? band : band.intersection(frame.covered()), tile);
    work.readSince(start);
  }

  /** Rows are read from the top, also where they have no samples; those below are left. */
  private boolean isRead(FrameProbe frame, ImageSource source, int band) {
    return source.access() == ImageSource.Access.ROWS
        && bandRegion(band).y() < frame.covered().bottom();
  }

  private boolean touches(int frame, int band) {
    return !plan.frames().get(frame).covered().intersection(bandRegion(band)).isEmpty();
  }

  /** Gives the first frame from one on that has samples in a band; the number of all if none. */
  private int nextFrom(int frame, int band) {
    int next = frame;
    while (next < plan.frames().size() && !touches(next, band)) {
      next++;
    }
    return next;
  }

  /** Gives bands that no frame was folded into the state of no samples. */
  private void clearUntouched() {
    BandFolder folder = plan.newFolder();
    for (int b = 0; b < plan.bandCount(); b++) {
      if (!started[b]) {
        folder.clear(states.band(b), bandRegion(b));
      }
    }
  }

  /**
   * Only here may a frame be skipped: where that is allowed it is read whole before it is folded.
   */
  private Optional<ImageSource> openOrSkip(int f, FrameProbe frame, FrameWork work) {
    try {
      long start = System.nanoTime();
      ImageSource source = open(frame);
      work.readSince(start);
      return Optional.of(source);
    } catch (IOException e) {
      if (!plan.copiesWhole() || FrameChain.isOfTheDisk(e)) {
        throw FrameChain.failure(frame.location(), e);
      }
      skip(f, frame, e, work);
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

  private void skip(int f, FrameProbe frame, IOException cause, FrameWork work) {
    progress.skipped(frame.location(), cause.getMessage());
    for (int b = 0; b < plan.bandCount(); b++) {
      if (touches(f, b) && awaitTurn(f, b, work)) {
        turns.set(b, nextFrom(f + 1, b));
      }
      progress.advanced(bandRegion(b).pixels());
    }
  }

  private Region bandRegion(int band) {
    int y = band * plan.bandRows();
    return new Region(
        0, y, plan.frame().width(), Math.min(plan.bandRows(), plan.frame().height() - y));
  }

  /** Waits until all frames before this one that have samples in the band are in it. */
  private boolean awaitTurn(int frame, int band, FrameWork work) {
    long start = System.nanoTime();
    for (int spins = 0; turns.get(band) != frame; spins++) {
      if (queue.failed()) {
        return false;
      }
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.parkNanos(PARK_NANOS);
      }
    }
    work.waitedSince(start);
    return !queue.failed();
  }
}
