package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.HeapBand;
import java.util.List;

/**
 * The layers of a fold by band: asked for a region, it reads that region of every frame, in frame
 * order, and folds it. Belongs to one thread; the frames may be shared.
 */
final class BandFold implements Layers {
  private final Progress progress;
  private final ExecutionPlan plan;
  private final BandFolder folder;
  private final BandFinisher finisher;
  private final List<SweptFrame> frames;
  private final Tile tile = new Tile();
  private HeapBand states;
  private long statesPixels;

  BandFold(ExecutionPlan plan, List<SweptFrame> frames, Progress progress) {
    this.plan = plan;
    this.progress = progress;
    this.folder = plan.newFolder();
    this.finisher = plan.newFinisher(frames.size());
    this.frames = List.copyOf(frames);
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
    boolean started = false;
    for (SweptFrame frame : frames) {
      Region part = region.intersection(frame.probe().covered());
      if (!part.isEmpty()) {
        frame.read(part, tile);
        folder.fold(frame.probe(), tile, region, states, !started);
        started = true;
      }
      progress.advanced(region.pixels());
    }
    if (!started) {
      folder.clear(states, region);
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

  /** Takes a run of pixels of a section. */
  private interface RunOfSection {
    void take(int pixel, int intoPixel, int pixels);
  }
}
