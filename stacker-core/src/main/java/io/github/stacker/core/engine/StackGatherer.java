package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Stack;
import io.github.stacker.api.Tile;
import io.github.stacker.core.statistics.Linear;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Turns tiles of frames into stacks, some pixels at a time, so that what is gathered stays in the
 * cache. Leaves out samples that are NaN or whose alpha is below white. Belongs to one thread.
 */
final class StackGatherer {
  /** Samples of all frames gathered at once. */
  private static final int GATHERED_SAMPLES = 8192;

  private final List<FrameProbe> frames;
  private final int colours;

  /** The number of each frame in the pipeline's order. */
  private final int[] numbers;

  /** For each frame what its samples weigh; empty if all weigh the same. */
  private final double[] weights;

  /** For each frame and band what samples go through; empty if they stay what they are. */
  private final Linear[] combined;

  private final Linear[] compared;
  private final int runPixels;
  private final double[] samples;
  private final int[] places;
  private final int[] counts;

  /** Samples of one frame with alpha. */
  private final double[] widened;

  private final Optional<StackSorter> sorter;

  /**
   * Prepares for some frames.
   *
   * @param plan what is done with the stacks
   * @param frames the frames in the pipeline's order
   * @param sorts whether the order of every stack will be asked for
   */
  StackGatherer(ExecutionPlan plan, List<FrameProbe> frames, boolean sorts) {
    this.frames = List.copyOf(frames);
    this.colours = plan.frame().colourBandCount();
    this.numbers = frames.stream().mapToInt(FrameProbe::index).toArray();
    this.weights =
        plan.stack().weights().isEmpty()
            ? new double[0]
            : IntStream.of(numbers).mapToDouble(n -> plan.stack().weights().get(n)).toArray();
    this.combined = functions(plan.adjustments()::combined);
    this.compared = functions(plan.adjustments()::compared);
    this.runPixels = Math.max(1, GATHERED_SAMPLES / (numbers.length * colours));
    this.samples = new double[runPixels * colours * numbers.length];
    this.places = new int[runPixels * colours * numbers.length];
    this.counts = new int[runPixels * colours];
    this.widened = new double[runPixels * colours];
    this.sorter = sorts ? StackSorter.of(numbers.length, runPixels * colours) : Optional.empty();
  }

  private Linear[] functions(IntFunction<List<Linear>> ofFrame) {
    return IntStream.of(numbers).mapToObj(ofFrame).flatMap(List::stream).toArray(Linear[]::new);
  }

  /** Gives the most pixels that can be gathered at once. */
  int runPixels() {
    return runPixels;
  }

  /**
   * Gathers the stacks of some pixels.
   *
   * @param tiles a tile of each frame, all of one region but those of frames without samples there,
   *     which are empty
   * @param pixel the first pixel in the tiles
   * @param pixels how many
   */
  void gather(List<Tile> tiles, int pixel, int pixels) {
    Arrays.fill(counts, 0);
    for (int f = 0; f < tiles.size(); f++) {
      ImageInfo info = frames.get(f).info();
      Tile tile = tiles.get(f);
      int from = pixel * tile.bands();
      if (tile.region().isEmpty()) {
        continue;
      }
      if (info.hasAlpha()) {
        takeCovered(f, tile, pixel, pixels, info.white());
      } else {
        takeAll(f, tile, from, pixels * colours);
      }
    }
    sorter.ifPresent(s -> sort(s, pixels * colours));
  }

  /** Missing samples go behind all others. */
  private void sort(StackSorter stacks, int count) {
    int frameCount = numbers.length;
    for (int k = 0; k < frameCount; k++) {
      double[] row = stacks.rows()[k];
      for (int i = 0; i < count; i++) {
        row[i] =
            k < counts[i] ? comparedAs(i * frameCount + k, i % colours) : Double.POSITIVE_INFINITY;
      }
    }
    stacks.sort(count);
  }

  private double comparedAs(int at, int band) {
    return compared.length == 0
        ? samples[at]
        : compared[places[at] * colours + band].apply(samples[at]);
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

  private void takeCovered(int frame, Tile tile, int pixel, int pixels, double white) {
    CoveredSamples.doubles(tile, pixel, pixels, white, widened);
    for (int i = 0; i < pixels * colours; i++) {
      putUnlessNaN(i, frame, widened[i]);
    }
  }

  private void putUnlessNaN(int i, int frame, double sample) {
    if (sample == sample) {
      put(i, frame, sample);
    }
  }

  private void put(int i, int frame, double sample) {
    int at = i * numbers.length + counts[i]++;
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
    int from = place * numbers.length;
    int to = from + counts[place];
    if (combined.length == 0) {
      for (int at = from; at < to; at++) {
        stack.add(numbers[places[at]], samples[at]);
      }
    } else {
      int band = place % colours;
      for (int at = from; at < to; at++) {
        int function = places[at] * colours + band;
        stack.add(
            numbers[places[at]],
            combined[function].apply(samples[at]),
            compared[function].apply(samples[at]));
      }
    }
    if (weights.length > 0) {
      weigh(from, to, stack);
    }
    if (sorter.isPresent()) {
      stack.sortedAs(sorter.get().rows(), place);
    }
  }

  private void weigh(int from, int to, Stack stack) {
    for (int at = from; at < to; at++) {
      stack.weigh(at - from, weights[places[at]]);
    }
  }
}
