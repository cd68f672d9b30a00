package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.HeapBand;
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
  private final BandFinisher finisher;
  private final List<ImageSource> frames = new ArrayList<>();
  private final Tile tile = new Tile();
  private HeapBand states;
  private long statesPixels;

  BandFold(ExecutionPlan plan, ScratchPool scratch, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    this.folder = plan.newFolder();
    this.finisher = plan.newFinisher(plan.frames().size());
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
      frames.add(plan.job().chain().open(frame.location(), scratch));
      Frames.requireSame(frame, frames.get(frames.size() - 1));
    } catch (IOException e) {
      throw FrameChain.failure(frame.location(), e);
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
    plan.reshape(into, region);
    for (Region section : plan.sections().of(region)) {
      fold(section);
      visit(
          section,
          region,
          (pixel, intoPixel, pixels) -> finisher.finish(states, pixel, into, intoPixel, pixels));
    }
  }

  @Override
  public boolean readRounded(Region region, Tile into) {
    if (!finisher.rounds()) {
      return false;
    }
    into.reshape(region, plan.frame().bandCount(), plan.frame().sampleType());
    for (Region section : plan.sections().of(region)) {
      fold(section);
      visit(
          section,
          region,
          (pixel, intoPixel, pixels) -> finisher.round(states, pixel, into, intoPixel, pixels));
    }
    return true;
  }

  /** Goes through what lies side by side in section and band: rows, or all of a section. */
  private static void visit(Region section, Region band, RunOfSection run) {
    int rows = section.width() == band.width() ? section.height() : 1;
    int pixels = rows * section.width();
    for (int row = 0; row < section.height(); row += rows) {
      int y = section.y() + row - band.y();
      run.take(row * section.width(), y * band.width() + section.x() - band.x(), pixels);
    }
  }

  private void fold(Region region) {
    reserve(region);
    for (int f = 0; f < frames.size(); f++) {
      ImageSource frame = frames.get(f);
      readFrame(f, frame, region);
      folder.fold(plan.frames().get(f).index(), frame.info(), tile, states, f == 0);
      progress.advanced(region.pixels());
    }
  }

  private void reserve(Region region) {
    if (statesPixels < region.pixels()) {
      StateShape shape = plan.state();
      int places = shape.places(region.pixels() * plan.frame().colourBandCount());
      states = new HeapBand(shape.planes(), places, folder.runPlaces());
      statesPixels = region.pixels();
    }
  }

  private void readFrame(int f, ImageSource frame, Region region) {
    try {
      frame.read(region, tile);
    } catch (IOException e) {
      throw FrameChain.failure(plan.frames().get(f).location(), e);
    }
  }

  /** Takes a run of pixels of a section. */
  private interface RunOfSection {
    void take(int pixel, int intoPixel, int pixels);
  }

  @Override
  public void close() throws IOException {
    Sources.close(frames.stream().map(frame -> (Closeable) frame::close));
  }
}
