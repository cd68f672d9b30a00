package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackKernel;
import io.github.stacker.api.Tile;
import io.github.stacker.core.statistics.Linear;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds runs of pixels that each frame covers wholly or not at all, and reduces their stacks many
 * at once, as a stack of the frames that are there. Belongs to one thread.
 */
final class CoveredRuns {
  /** Pixels looked at together: fewer cost more than they find. */
  private static final int BLOCK_PIXELS = 256;

  private final ExecutionPlan plan;
  private final List<FrameProbe> frames;
  private final int colours;
  private final CoveredSamples.Cover[] covers;
  private final CoveredSamples.Cover[] next;
  private final List<Tile> colourTiles = new ArrayList<>();
  private final List<Tile> normalised = new ArrayList<>();
  private double[] results = {};

  CoveredRuns(ExecutionPlan plan, List<FrameProbe> frames) {
    this.plan = plan;
    this.frames = List.copyOf(frames);
    this.colours = plan.frame().colourBandCount();
    this.covers = new CoveredSamples.Cover[frames.size()];
    this.next = new CoveredSamples.Cover[frames.size()];
  }

  /**
   * Finds the run that begins at a pixel.
   *
   * @param tiles a tile of each frame; empty where the frame has no sample
   * @param pixel the first pixel
   * @param most how many there are
   * @return how many of them are covered alike
   */
  int find(List<Tile> tiles, int pixel, int most) {
    int length = Math.min(BLOCK_PIXELS, most);
    look(tiles, pixel, length, covers);
    while (length < most) {
      int more = Math.min(BLOCK_PIXELS, most - length);
      look(tiles, pixel + length, more, next);
      if (!Arrays.equals(covers, next)) {
        return length;
      }
      length += more;
    }
    return length;
  }

  private void look(List<Tile> tiles, int pixel, int pixels, CoveredSamples.Cover[] found) {
    for (int f = 0; f < found.length; f++) {
      ImageInfo info = frames.get(f).info();
      Tile tile = tiles.get(f);
      if (tile.region().isEmpty()) {
        found[f] = CoveredSamples.Cover.NONE;
      } else if (info.hasAlpha()) {
        found[f] = CoveredSamples.cover(tile, pixel, pixels, info.white());
      } else {
        found[f] = CoveredSamples.Cover.ALL;
      }
    }
  }

  /**
   * Reduces the stacks of the run found last.
   *
   * @param kernel what reduces them
   * @param tiles the same tiles
   * @param pixel the same pixel
   * @param pixels the length of the run
   * @param into the stacked frame
   * @param at index of the run's first sample in it
   * @return false if they have to be reduced one by one
   */
  boolean reduce(StackKernel kernel, List<Tile> tiles, int pixel, int pixels, Tile into, int at) {
    int there = 0;
    for (int f = 0; f < covers.length; f++) {
      if (covers[f] == CoveredSamples.Cover.SOME) {
        return false;
      }
      if (covers[f] == CoveredSamples.Cover.ALL) {
        take(f, tiles.get(f), pixel, pixels, there++);
      }
    }
    int count = pixels * colours;
    if (results.length < count) {
      results = new double[count];
    }
    if (there == 0) {
      Arrays.fill(results, 0, count, Double.NaN);
    } else if (!kernel.combine(new TileSection(normalised.subList(0, there), count), results)) {
      return false;
    }
    put(pixels, into, at, there > 0);
    return true;
  }

  /** Takes the colours of one frame, as they are combined. */
  private void take(int frame, Tile tile, int pixel, int pixels, int place) {
    while (colourTiles.size() <= place) {
      colourTiles.add(new Tile());
      normalised.add(plan.adjustments().normalises() ? new Tile() : colourTiles.get(place));
    }
    Tile samples = colourTiles.get(place);
    samples.reshape(Region.of(pixels, 1), colours, tile.type());
    CoveredSamples.copy(tile, pixel, pixels, samples);
    if (plan.adjustments().normalises()) {
      List<Linear> functions = plan.adjustments().combined(frames.get(frame).index());
      Tile changed = normalised.get(place);
      changed.reshape(samples.region(), colours, SampleType.FLOAT64);
      samples.copyTo(0, changed.doubles(), samples.sampleCount());
      DoubleSamples.apply(changed.doubles(), samples.sampleCount(), functions);
    }
  }

  private void put(int pixels, Tile into, int first, boolean covered) {
    double[] to = into.doubles();
    if (into.bands() == colours) {
      System.arraycopy(results, 0, to, first, pixels * colours);
      return;
    }
    double alpha = covered ? plan.frame().white() : 0;
    for (int p = 0, i = 0, at = first; p < pixels; p++) {
      for (int b = 0; b < colours; b++) {
        to[at++] = results[i++];
      }
      to[at++] = alpha;
    }
  }
}
