package io.github.stacker.core.combine.network;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntFunction;

/** Takes sections apart into runs that fit {@link RankedStacks}. Belongs to one thread. */
public final class StackLoader {
  /** Sizes that are remembered: frames that cover parts of a canvas make few of them a row. */
  private static final int MOST_ROOMS = 4;

  private final SampleType type;
  private final IntFunction<BitSet> ranks;

  /** Room for the sizes of stacks seen last, the latest first. */
  private final List<RankedStacks> rooms = new ArrayList<>();

  /** What is done with each run of places. */
  @FunctionalInterface
  public interface Step {
    /**
     * Reduces the stacks of a run.
     *
     * @param stacks the stacks, sorted
     * @param from number of their first place in the section
     * @return false to give up the section
     */
    boolean reduce(RankedStacks stacks, int from);
  }

  /**
   * Makes a loader of sections of one type.
   *
   * @param type the type of the samples
   * @param ranks tells the ranks wanted of stacks of a given size
   */
  public StackLoader(SampleType type, IntFunction<BitSet> ranks) {
    this.type = type;
    this.ranks = ranks;
  }

  /**
   * Sorts all stacks of a section, run by run.
   *
   * @param section the samples
   * @param step what is done with each run
   * @return false if a step gave up or the stacks are too large
   */
  public boolean forEachRun(StackSection section, Step step) {
    int frames = section.frames();
    if (frames > RankedStacks.MAX_FRAMES) {
      return false;
    }
    RankedStacks stacks = room(frames);
    for (int from = 0; from < section.count(); from += stacks.capacity()) {
      stacks.load(section, from, Math.min(stacks.capacity(), section.count() - from));
      if (!step.reduce(stacks, from)) {
        return false;
      }
    }
    return true;
  }

  private RankedStacks room(int frames) {
    for (int i = 0; i < rooms.size(); i++) {
      if (rooms.get(i).frames() == frames) {
        rooms.add(0, rooms.remove(i));
        return rooms.get(0);
      }
    }
    if (rooms.size() == MOST_ROOMS) {
      rooms.remove(MOST_ROOMS - 1);
    }
    rooms.add(0, RankedStacks.of(type, frames, ranks.apply(frames)));
    return rooms.get(0);
  }
}
