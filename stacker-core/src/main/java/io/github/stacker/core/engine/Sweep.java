package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Stack;
import io.github.stacker.api.StackCombiner;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.Tile;
import io.github.stacker.core.statistics.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a sweep: asked for a region, it goes through it in sections that are small enough
 * for the samples of all frames to stay in the cache, reads each section of every frame, and
 * reduces the stacks. Belongs to one thread; the frames may be shared.
 */
final class Sweep implements Layers {
  private final ExecutionPlan plan;
  private final List<SweptFrame> frames;
  private final Progress progress;
  private final StackKernel kernel;
  private final boolean plain;

  /** Whether all frames have all samples, so that sections can be reduced as they are. */
  private final boolean complete;

  private final CoveredRuns runs;
  private final List<Tile> tiles = new ArrayList<>();

  /** The samples as they are combined where they are normalised, otherwise the same tiles. */
  private final List<Tile> normalised = new ArrayList<>();

  private final StackGatherer gatherer;
  private final Stack stack;
  private double[] results = {};

  Sweep(ExecutionPlan plan, List<SweptFrame> frames, Progress progress) {
    this.plan = plan;
    this.frames = frames;
    this.progress = progress;
    this.kernel = ((StackCombiner) plan.job().combiner()).newKernel(plan.stack());
    this.plain =
        plan.job().maps().isEmpty()
            && plan.adjustments().comparesAsCombined()
            && plan.stack().weights().isEmpty();
    List<FrameProbe> probes = frames.stream().map(SweptFrame::probe).toList();
    this.complete = !plan.frame().hasAlpha();
    this.runs = new CoveredRuns(plan, probes);
    this.gatherer = new StackGatherer(plan, probes, kernel.usesOrder());
    this.stack = new Stack(frames.size());
    for (int f = 0; f < frames.size(); f++) {
      tiles.add(new Tile());
      normalised.add(plan.adjustments().normalises() ? new Tile() : tiles.get(f));
    }
  }

  @Override
  public void read(Region region, List<Tile> into) {
    plan.reshape(into, region);
    for (Region section : plan.sections().of(region)) {
      load(section);
      reduce(section, into);
      progress.advanced(section.pixels() * frames.size());
    }
  }

  private void load(Region section) {
    for (int f = 0; f < frames.size(); f++) {
      SweptFrame frame = frames.get(f);
      if (section.intersection(frame.probe().covered()).isEmpty()) {
        ImageInfo info = frame.probe().info();
        Region nothing = new Region(section.x(), section.y(), 0, 0);
        tiles.get(f).reshape(nothing, info.bandCount(), info.sampleType());
      } else {
        frame.read(section, tiles.get(f));
      }
    }
  }

  private void reduce(Region section, List<Tile> into) {
    try {
      reduceSection(section, into);
    } catch (CombinerFailure e) {
      throw e.on(PostStages.PICTURE, section);
    }
  }

  private void reduceSection(Region section, List<Tile> into) {
    if (plain && !complete) {
      reduceRuns(section, into);
    } else if (!plain || !reduceAtOnce(section, into.get(0))) {
      reduceOneByOne(section, into);
    }
  }

  /** Frames begin and end in the section: most of each row is covered alike all the same. */
  private void reduceRuns(Region section, List<Tile> into) {
    for (int y = section.y(); y < section.bottom(); y++) {
      int row = (y - section.y()) * section.width();
      for (int column = 0; column < section.width(); ) {
        int pixels = runs.find(tiles, row + column, section.width() - column);
        int at = into.get(0).index(section.x() + column, y);
        if (!runs.reduce(kernel, tiles, row + column, pixels, into.get(0), at)) {
          reduceOneByOne(section, y, column, pixels, into);
        }
        column += pixels;
      }
    }
  }

  private boolean reduceAtOnce(Region section, Tile into) {
    int count = tiles.get(0).sampleCount();
    if (results.length < count) {
      results = new double[count];
    }
    normalise(count);
    if (!kernel.combine(new TileSection(normalised, count), results)) {
      return false;
    }
    int rowSamples = section.width() * into.bands();
    for (int row = 0; row < section.height(); row++) {
      int to = into.index(section.x(), section.y() + row);
      System.arraycopy(results, row * rowSamples, into.doubles(), to, rowSamples);
    }
    return true;
  }

  private void normalise(int count) {
    if (!plan.adjustments().normalises()) {
      return;
    }
    for (int f = 0; f < frames.size(); f++) {
      Tile tile = tiles.get(f);
      Tile into = normalised.get(f);
      into.reshape(tile.region(), tile.bands(), SampleType.FLOAT64);
      tile.copyTo(0, into.doubles(), count);
      List<Linear> functions = plan.adjustments().combined(frames.get(f).probe().index());
      DoubleSamples.apply(into.doubles(), count, functions);
    }
  }

  private void reduceOneByOne(Region section, List<Tile> into) {
    for (int y = section.y(); y < section.bottom(); y++) {
      reduceOneByOne(section, y, 0, section.width(), into);
    }
  }

  private void reduceOneByOne(
      Region section, int y, int firstColumn, int columns, List<Tile> into) {
    int step = gatherer.runPixels();
    int end = firstColumn + columns;
    for (int column = firstColumn; column < end; column += step) {
      int pixels = Math.min(step, end - column);
      gatherer.gather(tiles, (y - section.y()) * section.width() + column, pixels);
      for (int p = 0; p < pixels; p++) {
        reducePixel(p, section.x() + column + p, y, into);
      }
    }
  }

  private double reduced(int x, int y) {
    try {
      return kernel.combine(stack);
    } catch (CombinerFailure e) {
      throw e.on(PostStages.PICTURE, new Region(x, y, 1, 1));
    }
  }

  private void reducePixel(int gathered, int x, int y, List<Tile> into) {
    int colours = plan.frame().colourBandCount();
    Tile picture = into.get(0);
    int at = picture.index(x, y);
    boolean covered = false;
    for (int b = 0; b < colours; b++) {
      gatherer.fill(gathered * colours + b, stack);
      double result = stack.count() == 0 ? Double.NaN : reduced(x, y);
      picture.doubles()[at + b] = result;
      covered |= result == result;
      for (int layer = 1; layer < into.size(); layer++) {
        Tile map = into.get(layer);
        map.doubles()[map.index(x, y) + b] = plan.job().maps().get(layer - 1).map().of(stack);
      }
    }
    if (plan.frame().hasAlpha()) {
      picture.doubles()[at + colours] = covered ? plan.frame().white() : 0;
    }
  }
}
