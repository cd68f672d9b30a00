package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.Counters;
import io.github.stacker.core.mapped.StateBands;
import io.github.stacker.core.trace.Stage;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
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
  private final Workbench bench;
  private final SkipRecorder progress;
  private final FrameQueue queue;

  /**
   * For each band twice the frame whose turn it is, of those that have samples there, and 1 more if
   * the band holds a frame already; orders what workers do to the band.
   */
  private final Counters turns;

  /** Whether a former start has begun. */
  private final boolean begun;

  /** Frames before this one are in, from that start. */
  private final int firstFrame;

  FrameWave(ExecutionPlan plan, StateBands states, Workbench bench, SkipRecorder progress) {
    this.plan = plan;
    this.states = states;
    this.bench = bench;
    this.progress = progress;
    this.queue = new FrameQueue(plan.frames().size());
    this.turns = states.counters();
    int first = plan.frames().size();
    boolean begun = false;
    for (int b = 0; b < plan.bandCount(); b++) {
      begun |= turns.get(b) > 0;
      int next = nextFrom(turn(b), b);
      if (next > turn(b)) {
        turns.set(b, counter(next, isStarted(b)));
      }
      first = Math.min(first, next);
    }
    this.firstFrame = begun ? first : 0;
    this.begun = begun;
  }

  /**
   * Folds all frames.
   *
   * @return how many were used; the others were skipped
   */
  int run() {
    tellWhatIsIn();
    AtomicInteger workers = new AtomicInteger();
    queue.run(
        Math.min(plan.threads(), states.workers()),
        () -> {
          int worker = workers.getAndIncrement();
          BandFolder folder = plan.newFolder();
          Tile tile = new Tile();
          return f -> {
            if (f >= firstFrame) {
              try (FrameWork work = new FrameWork(Stage.FOLD, plan.frames().get(f), progress)) {
                fold(f, worker, folder, tile, work);
              }
            }
          };
        });
    clearUntouched();
    return (int) plan.frames().stream().filter(frame -> !progress.isSkipped(frame)).count();
  }

  private void tellWhatIsIn() {
    if (!begun) {
      return;
    }
    long pixels = firstFrame * plan.frame().region().pixels();
    for (int f = firstFrame; f < plan.frames().size(); f++) {
      for (int b = 0; b < plan.bandCount(); b++) {
        pixels += isIn(f, b) ? bandRegion(b).pixels() : 0;
      }
    }
    String how = "going on: %d of %d frames are in".formatted(firstFrame, plan.frames().size());
    progress.resumed(how, pixels);
  }

  private void fold(int f, int worker, BandFolder folder, Tile tile, FrameWork work) {
    FrameProbe frame = plan.frames().get(f);
    if (progress.isSkipped(frame)) {
      pass(f, work);
      return;
    }
    Optional<ImageSource> opened = openOrSkip(f, frame, work);
    if (opened.isEmpty()) {
      return;
    }
    try (ImageSource source = opened.get()) {
      for (int b = 0; b < plan.bandCount() && !queue.failed(); b++) {
        boolean in = isIn(f, b);
        if (touches(f, b) && !in) {
          read(frame, source, bandRegion(b), tile, work);
          fold(f, b, worker, folder, tile, work);
        } else if (isRead(frame, source, b)) {
          source.read(bandRegion(b), tile);
        }
        progress.advanced(in ? 0 : bandRegion(b).pixels());
      }
    } catch (IOException e) {
      throw FrameChain.failure(frame.location(), e);
    }
  }

  private void fold(int f, int band, int worker, BandFolder folder, Tile tile, FrameWork work) {
    if (awaitTurn(f, band, work)) {
      FrameProbe frame = plan.frames().get(f);
      boolean first = !isStarted(band);
      states.change(
          worker,
          band,
          state -> folder.fold(frame, tile, bandRegion(band), state, first),
          counter(nextFrom(f + 1, band), true));
    }
  }

  private static long counter(int next, boolean started) {
    return 2L * next + (started ? 1 : 0);
  }

  /** Gives the frame whose turn it is in a band. */
  private int turn(int band) {
    return turn(turns.get(band));
  }

  /** Gives the frame whose turn it is by the counter of a band. */
  static int turn(long counter) {
    return (int) (counter / 2);
  }

  private boolean isStarted(int band) {
    return turns.get(band) % 2 == 1;
  }

  /** Tells whether a frame's samples of a band are in; otherwise its turn is still to come. */
  private boolean isIn(int frame, int band) {
    return touches(frame, band) && frame < turn(band);
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
      if (!isStarted(b)) {
        folder.clear(states.band(b), bandRegion(b));
      }
    }
  }

  /**
   * Only here may a frame be skipped: where that is allowed it is read whole before it is folded.
   * If a former start could read it, a part of it is in, so that it cannot be left out any more.
   */
  private Optional<ImageSource> openOrSkip(int f, FrameProbe frame, FrameWork work) {
    try {
      long start = System.nanoTime();
      ImageSource source = open(frame);
      work.readSince(start);
      return Optional.of(source);
    } catch (IOException e) {
      if (!plan.copiesWhole() || FrameChain.isOfTheDisk(e) || isPartlyIn(f)) {
        throw FrameChain.failure(frame.location(), e);
      }
      progress.skip(frame, e);
      pass(f, work);
      return Optional.empty();
    }
  }

  private ImageSource open(FrameProbe frame) throws IOException {
    ImageSource source = plan.job().chain().open(frame.location(), bench);
    try {
      Frames.requireSame(frame, source);
    } catch (IOException e) {
      source.close();
      throw e;
    }
    return plan.copiesWhole() ? bench.copy(source) : source;
  }

  private boolean isPartlyIn(int frame) {
    for (int b = 0; b < plan.bandCount(); b++) {
      if (isIn(frame, b)) {
        return true;
      }
    }
    return false;
  }

  /** Lets the turns of a skipped frame pass. */
  private void pass(int f, FrameWork work) {
    for (int b = 0; b < plan.bandCount(); b++) {
      if (isIn(f, b)) {
        continue;
      }
      if (touches(f, b) && awaitTurn(f, b, work)) {
        turns.set(b, counter(nextFrom(f + 1, b), isStarted(b)));
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
    for (int spins = 0; turn(band) != frame; spins++) {
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
