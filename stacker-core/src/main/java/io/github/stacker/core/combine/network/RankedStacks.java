package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import io.github.stacker.core.order.Network;
import java.util.BitSet;

/**
 * The stacks of a run of places, sorted: row {@code r} holds the sample of rank {@code r} of every
 * place. Belongs to one thread and is loaded again and again.
 *
 * <p>The order is that of {@link java.util.Arrays#sort(double[])}: -0 is below 0. Where one sample
 * of a stack is NaN, all ranks wanted are NaN.
 */
public abstract sealed class RankedStacks implements Network.Rows
    permits LaneStacks, FloatingStacks {
  /** Most frames; networks for more would be slower than sorting stack by stack. */
  public static final int MAX_FRAMES = 4096;

  /** What stays in the second-level cache of common processors, other data beside it. */
  private static final int CACHE_BYTES = 800 << 10;

  private static final int GRAIN = 64;

  private final Network network;
  private final int frames;
  private final int capacity;
  private int count;

  RankedStacks(SampleType type, int frames, BitSet ranks, int bestCapacity) {
    this.network = Network.selecting(frames, ranks);
    this.frames = frames;
    int fitting = CACHE_BYTES / (frames * type.bytes()) / GRAIN * GRAIN;
    this.capacity = Math.max(GRAIN, Math.min(fitting, bestCapacity));
  }

  /**
   * Makes room for stacks of which some ranks are wanted.
   *
   * @param type the type of the samples
   * @param frames the size of each stack, from 1 to {@link #MAX_FRAMES}
   * @param ranks the ranks wanted, from 0, the smallest sample, to {@code frames - 1}
   * @return no stacks yet
   */
  public static RankedStacks of(SampleType type, int frames, BitSet ranks) {
    return switch (type) {
      case UINT8 -> new ByteStacks(frames, ranks);
      case UINT16 -> new ShortStacks(frames, ranks);
      case FLOAT32 -> new FloatStacks(frames, ranks);
      case FLOAT64 -> new DoubleStacks(frames, ranks);
    };
  }

  /**
   * Tells how many places fit.
   *
   * @return a multiple of 64
   */
  public final int capacity() {
    return capacity;
  }

  /**
   * Gives the number of places loaded.
   *
   * @return up to {@link #capacity()}
   */
  public final int count() {
    return count;
  }

  /**
   * Takes the samples of some places and sorts each stack.
   *
   * @param section stacks of the size this was made for
   * @param from number of the first place in the section
   * @param places how many to take, up to {@link #capacity()}
   */
  public final void load(StackSection section, int from, int places) {
    count = places;
    for (int frame = 0; frame < frames; frame++) {
      read(section.array(frame), section.offset(frame) + from, frame);
    }
    network.applyTo(this);
  }

  /**
   * Gives the size of each stack.
   *
   * @return number of frames
   */
  public final int frames() {
    return frames;
  }

  /** Copies {@link #count()} samples into a row. */
  abstract void read(Object samples, int offset, int row);

  /**
   * Gives one sample.
   *
   * @param rank a rank wanted
   * @param place from 0 to {@code count() - 1}
   * @return the sample
   */
  public abstract double sample(int rank, int place);

  /**
   * Gives the samples of one rank.
   *
   * @param rank a rank wanted
   * @param into gets the sample of every place
   * @param at where in it the first goes
   */
  public abstract void copy(int rank, double[] into, int at);

  /**
   * Gives the samples of one rank at some places.
   *
   * @param rank a rank wanted
   * @param places a list of places
   * @param number how many of the list are asked for
   * @param into gets the sample of each, from index 0
   */
  public abstract void samples(int rank, int[] places, int number, double[] into);
}
