package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.Spill;
import io.github.stacker.core.trace.Stage;
import java.io.IOException;
import java.util.stream.IntStream;

/**
 * Copies frames to the spill, several at once, each read once from top to bottom. Those that are
 * there already are left.
 */
final class SpillFiller {
  /** Samples read at once: what the codecs deliver stays in the second-level cache. */
  private static final int BAND_SAMPLES = 128 << 10;

  private final ExecutionPlan plan;
  private final Spill spill;
  private final Workbench bench;
  private final SkipRecorder progress;
  private final FrameQueue queue;

  SpillFiller(ExecutionPlan plan, Spill spill, Workbench bench, SkipRecorder progress) {
    this.plan = plan;
    this.spill = spill;
    this.bench = bench;
    this.progress = progress;
    this.queue = new FrameQueue(plan.spill().frames().size());
  }

  /** Gives the rows of a frame that are read at once. */
  static int bandRows(FrameProbe frame) {
    long rows = BAND_SAMPLES / frame.info().samplesPerRow();
    return (int) Math.max(1, Math.min(frame.info().height(), rows));
  }

  /** Copies all frames. */
  void run() {
    tellWhatIsThere();
    queue.run(
        plan.threads(),
        () -> {
          Tile tile = new Tile();
          return slot -> {
            if (!spill.isWhole(slot)) {
              FrameProbe frame = plan.frames().get(plan.spill().frames().get(slot));
              try (FrameWork work = new FrameWork(Stage.SPILL, frame, progress)) {
                copyOrSkip(slot, frame, tile, work);
              }
            }
          };
        });
  }

  private void tellWhatIsThere() {
    int frames = plan.spill().frames().size();
    int there = (int) IntStream.range(0, frames).filter(spill::isWhole).count();
    if (there > 0) {
      String how = "going on: %d of %d frames are copied".formatted(there, frames);
      progress.resumed(how, there * plan.frame().region().pixels());
    }
  }

  private void copyOrSkip(int slot, FrameProbe frame, Tile tile, FrameWork work) {
    if (progress.isSkipped(frame)) {
      return;
    }
    try {
      copy(slot, frame, tile, work);
      if (!queue.failed()) {
        spill.setWhole(slot);
      }
    } catch (IOException e) {
      if (!plan.copiesWhole() || FrameChain.isOfTheDisk(e)) {
        throw FrameChain.failure(frame.location(), e);
      }
      progress.skip(frame, e);
    }
  }

  private void copy(int slot, FrameProbe frame, Tile tile, FrameWork work) throws IOException {
    int rows = bandRows(frame);
    int width = frame.info().width();
    int height = frame.info().height();
    try (ImageSource source = plan.job().chain().open(frame.location(), bench)) {
      Frames.requireSame(frame, source);
      boolean inOrder = source.access() == ImageSource.Access.ROWS;
      Region covered = frame.covered();
      for (int y = 0; y < height && !queue.failed(); y += rows) {
        Region band = new Region(0, y, width, Math.min(rows, height - y));
        Region part = band.intersection(covered);
        boolean above = inOrder && y < covered.bottom();
        if (above || plan.copiesWhole() || !part.isEmpty()) {
          long readStart = System.nanoTime();
          source.read(above || plan.copiesWhole() ? band : part, tile);
          work.readSince(readStart);
          spill.put(slot, tile);
        }
        progress.advanced(band.pixels());
      }
    }
  }
}
