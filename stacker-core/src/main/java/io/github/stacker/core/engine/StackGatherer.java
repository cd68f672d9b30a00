package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Stack;
import io.github.stacker.api.Tile;
import java.util.Arrays;
import java.util.List;

/**
 * Turns tiles of frames into stacks, some pixels at a time, so that what is gathered stays in the
 * first-level cache. Leaves out samples that are NaN or whose alpha is below white. Belongs to one
 * thread.
 */
final class StackGatherer {
  /** Samples of all frames gathered at once. */
  private static final int GATHERED_SAMPLES = 2048;

  private final List<FrameProbe> frames;
  private final Adjustments adjustments;
  private final List<Double> weights;
  private final int colours;
  private final int runPixels;
  private final double[] samples;
  private final int[] places;
  private final int[] counts;

  /**
   * Prepares for some frames.
   *
   * @param plan what is done with the stacks
   * @param frames the frames in the pipeline's order
   */
  StackGatherer(ExecutionPlan plan, List<FrameProbe> frames) {
    this.frames = List.copyOf(frames);
    this.adjustments = plan.adjustments();
    this.weights = plan.stack().weights();
    this.colours = plan.frame().colourBandCount();
    this.runPixels = Math.max(1, GATHERED_SAMPLES / (frames.size() * colours));
    this.samples = new double[runPixels * colours * frames.size()];
    this.places = new int[runPixels * colours * frames.size()];
    this.counts = new int[runPixels * colours];
  }

  /** Gives the most pixels that can be gathered at once. */
  int runPixels() {
    return runPixels;
  }

  /**
   * Gathers the stacks of some pixels.
   *
   * @param tiles a tile of each frame, all of one region
   * @param pixel the first pixel in the tiles
   * @param pixels how many
   */
  void gather(List<Tile> tiles, int pixel, int pixels) {
    Arrays.fill(counts, 0);
    for (int f = 0; f < tiles.size(); f++) {
      ImageInfo info = frames.get(f).info();
      Tile tile = tiles.get(f);
      int from = pixel * tile.bands();
      if (info.hasAlpha()) {
        takeCovered(f, tile, from, pixels, info.white());
      } else {
        takeAll(f, tile, from, pixels * colours);
      }
    }
  }

  private void takeAll(int frame, Tile tile, int from, int count) {
    switch (tile.type()) {
      case UINT8 -> {
        byte[] bytes = tile.bytes();
        for (int i = 0; i < count; i++) {
          put(i, frame, bytes[from + i] & 0xff);
        }
      }
      case UINT16 -> {
        short[] shorts = tile.shorts();
        for (int i = 0; i < count; i++) {
          put(i, frame, shorts[from + i] & 0xffff);
        }
      }
      case FLOAT32 -> {
        float[] floats = tile.floats();
        for (int i = 0; i < count; i++) {
          putUnlessNaN(i, frame, floats[from + i]);
        }
      }
      case FLOAT64 -> {
        double[] doubles = tile.doubles();
        for (int i = 0; i < count; i++) {
          putUnlessNaN(i, frame, doubles[from + i]);
        }
      }
    }
  }

  private void takeCovered(int frame, Tile tile, int from, int pixels, double white) {
    int at = from;
    for (int p = 0, i = 0; p < pixels; p++, at += colours + 1) {
      boolean covered = tile.get(at + colours) >= white;
      for (int b = 0; b < colours; b++, i++) {
        putUnlessNaN(i, frame, covered ? tile.get(at + b) : Double.NaN);
      }
    }
  }

  private void putUnlessNaN(int i, int frame, double sample) {
    if (sample == sample) {
      put(i, frame, sample);
    }
  }

  private void put(int i, int frame, double sample) {
    int at = i * frames.size() + counts[i]++;
    samples[at] = sample;
    places[at] = frame;
  }

  /**
   * Gives one of the stacks gathered.
   *
   * @param place pixel times colour bands plus band
   * @param stack gets the samples
   */
  void fill(int place, Stack stack) {
    stack.clear();
    int from = place * frames.size();
    for (int at = from; at < from + counts[place]; at++) {
      add(frames.get(places[at]).index(), place % colours, samples[at], stack);
    }
  }

  private void add(int frame, int band, double sample, Stack stack) {
    if (adjustments.normalises()) {
      stack.add(
          frame,
          adjustments.combined(frame).get(band).apply(sample),
          adjustments.compared(frame).get(band).apply(sample));
    } else {
      stack.add(frame, sample);
    }
    if (!weights.isEmpty()) {
      stack.weigh(weights.get(frame));
    }
  }
}
