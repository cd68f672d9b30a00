package io.github.stacker.core.engine;

import io.github.stacker.api.FrameSamples;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.statistics.Linear;
import java.util.Arrays;
import java.util.List;

/**
 * A run of samples of one frame, widened, its alpha band turned into gaps. Belongs to one thread.
 */
final class SampleRun implements FrameSamples {
  private final int capacity;
  private final double missing;
  private final int[] present;
  private int[] ints = {};
  private double[] doubles = {};
  private boolean allPresent;
  private boolean integers;
  private int frame;
  private int count;

  SampleRun(int capacity, double missing) {
    this.capacity = capacity;
    this.missing = missing;
    this.present = new int[capacity];
  }

  /**
   * Takes the colour samples of some pixels of a tile.
   *
   * @param functions what the samples of each band go through; empty if they stay what they are
   * @return false if all of them are missing, and then there are none to add
   */
  boolean take(
      int newFrame, ImageInfo info, Tile tile, int pixel, int pixels, List<Linear> functions) {
    frame = newFrame;
    count = pixels * info.colourBandCount();
    integers = tile.type().isInteger() && functions.isEmpty();
    allocate();
    int from = pixel * tile.bands();
    if (info.hasAlpha()) {
      return takeCovered(info.white(), tile, pixel, pixels, functions);
    }
    if (integers) {
      takeIntegers(tile, from);
    } else {
      takeDoubles(tile, from, functions);
    }
    return true;
  }

  private void allocate() {
    if (integers && ints.length == 0) {
      ints = new int[capacity];
    }
    if (!integers && doubles.length == 0) {
      doubles = new double[capacity];
    }
  }

  private void takeIntegers(Tile tile, int from) {
    if (tile.type() == SampleType.UINT8) {
      widen(tile.bytes(), from, ints, count);
    } else {
      widen(tile.shorts(), from, ints, count);
    }
    markAllPresent();
  }

  private void markAllPresent() {
    if (!allPresent) {
      Arrays.fill(present, 1);
      allPresent = true;
    }
  }

  private void takeDoubles(Tile tile, int from, List<Linear> functions) {
    tile.copyTo(from, doubles, count);
    DoubleSamples.apply(doubles, count, functions);
    leaveOutNaN();
  }

  private static void widen(byte[] from, int offset, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i] & 0xff;
    }
  }

  private static void widen(short[] from, int offset, int[] to, int count) {
    for (int i = 0; i < count; i++) {
      to[i] = from[offset + i] & 0xffff;
    }
  }

  private void leaveOutNaN() {
    allPresent = false;
    for (int i = 0; i < count; i++) {
      boolean there = doubles[i] == doubles[i];
      present[i] = there ? 1 : 0;
      doubles[i] = there ? doubles[i] : missing;
    }
  }

  private boolean takeCovered(
      double white, Tile tile, int pixel, int pixels, List<Linear> functions) {
    CoveredSamples.Cover cover = CoveredSamples.cover(tile, pixel, pixels, white);
    if (cover == CoveredSamples.Cover.NONE) {
      return false;
    }
    if (!integers) {
      CoveredSamples.doubles(tile, pixel, pixels, white, doubles);
      DoubleSamples.apply(doubles, count, functions);
      leaveOutNaN();
    } else if (cover == CoveredSamples.Cover.ALL) {
      CoveredSamples.ints(tile, pixel, pixels, ints);
      markAllPresent();
    } else {
      CoveredSamples.ints(tile, pixel, pixels, white, (int) missing, ints, present);
      allPresent = false;
    }
    return true;
  }

  @Override
  public int frame() {
    return frame;
  }

  @Override
  public int count() {
    return count;
  }

  @Override
  public int[] ints() {
    require(integers, SampleType.UINT16);
    return ints;
  }

  @Override
  public double[] doubles() {
    require(!integers, SampleType.FLOAT64);
    return doubles;
  }

  private static void require(boolean right, SampleType wanted) {
    if (!right) {
      throw new IllegalStateException("the samples are not " + wanted);
    }
  }

  @Override
  public int[] present() {
    return present;
  }
}
