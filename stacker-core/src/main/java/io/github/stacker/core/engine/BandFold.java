package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.HeapStates;
import io.github.stacker.core.mapped.ScratchPool;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a fold by band: asked for a region, it reads that region of every frame, in frame
 * order, and folds it. Holds all frames open.
 */
final class BandFold implements Layers {
  private final ExecutionPlan plan;
  private final Progress progress;
  private final BandFolder folder;
  private final RunFinisher finisher;
  private final List<ImageSource> frames = new ArrayList<>();
  private final Tile tile = new Tile();
  private HeapStates states;
  private long statesPixels;

  BandFold(ExecutionPlan plan, ScratchPool scratch, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    this.folder = new BandFolder(plan);
    this.finisher = new RunFinisher(plan, plan.frames().size());
    try {
      for (FrameProbe frame : plan.frames()) {
        open(frame, scratch);
      }
    } catch (RuntimeException e) {
      closeBecauseOf(e);
      throw e;
    }
  }

  private void open(FrameProbe frame, ScratchPool scratch) {
    try {
      frames.add(plan.job().chain().open(frame.file(), scratch));
      Frames.requireSame(frame, frames.get(frames.size() - 1));
    } catch (IOException e) {
      throw FrameChain.failure(frame.file(), e);
    }
  }

  private void closeBecauseOf(RuntimeException failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public void read(Region region, List<Tile> into) {
    reserve(region);
    boolean started = false;
    for (int f = 0; f < frames.size(); f++) {
      FrameProbe frame = plan.frames().get(f);
      Region part = region.intersection(frame.covered());
      if (!part.isEmpty()) {
        readFrame(f, frames.get(f), part);
        folder.fold(frame, tile, region, states, !started);
        started = true;
      }
      progress.advanced(region.pixels());
    }
    if (!started) {
      folder.clear(states, (int) region.pixels());
    }
    plan.reshape(into, region);
    finisher.finish(states, 0, into, 0, (int) region.pixels());
  }

  private void reserve(Region region) {
    if (statesPixels < region.pixels()) {
      states =
          new HeapStates(
              plan.planes(), Math.toIntExact(region.pixels() * plan.frame().colourBandCount()));
      statesPixels = region.pixels();
    }
  }

  private void readFrame(int f, ImageSource frame, Region region) {
    try {
      frame.read(region, tile);
    } catch (IOException e) {
      throw FrameChain.failure(plan.frames().get(f).file(), e);
    }
  }

  @Override
  public void close() throws IOException {
    Sources.close(frames.stream().map(frame -> (Closeable) frame::close));
  }
}
