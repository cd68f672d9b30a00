package io.github.stacker.core.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Batcher's odd-even merge sort of any number of rows, without the comparisons that wanted ranks do
 * not need. Source: D. E. Knuth, The Art of Computer Programming, volume 3, algorithm 5.2.2 M.
 */
public final class Network {
  private final List<Comparator> comparators;

  private Network(List<Comparator> comparators) {
    this.comparators = comparators;
  }

  /** What a comparator leaves behind. */
  private enum Outcome {
    BOTH,
    SMALLER,
    LARGER
  }

  /**
   * Compares two rows and puts the smaller samples into {@code low}, the larger into {@code high}.
   */
  private record Comparator(int low, int high, Outcome wanted) {}

  /** Rows of samples that can be compared place by place. */
  public interface Rows {
    /**
     * Puts the smaller samples of two rows into the first and the larger into the second.
     *
     * @param low number of the first
     * @param high number of the second
     */
    void sort(int low, int high);

    /**
     * Puts the smaller samples of two rows into the first; the second is not needed any more.
     *
     * @param low number of the first
     * @param high number of the second
     */
    void keepSmaller(int low, int high);

    /**
     * Puts the larger samples of two rows into the second; the first is not needed any more.
     *
     * @param low number of the first
     * @param high number of the second
     */
    void keepLarger(int low, int high);
  }

  /**
   * Makes a network.
   *
   * @param rows number of rows, at least 1
   * @param wanted the ranks that matter, each below {@code rows}; other rows end up with anything
   * @return the network; threads may share it
   */
  public static Network selecting(int rows, BitSet wanted) {
    List<Comparator> all = sorting(rows);
    BitSet needed = (BitSet) wanted.clone();
    Deque<Comparator> kept = new ArrayDeque<>();
    for (int i = all.size() - 1; i >= 0; i--) {
      Comparator one = all.get(i);
      boolean low = needed.get(one.low);
      boolean high = needed.get(one.high);
      if (low || high) {
        kept.addFirst(new Comparator(one.low, one.high, outcome(low, high)));
        needed.set(one.low);
        needed.set(one.high);
      }
    }
    return new Network(List.copyOf(kept));
  }

  private static Outcome outcome(boolean low, boolean high) {
    if (low && high) {
      return Outcome.BOTH;
    }
    return low ? Outcome.SMALLER : Outcome.LARGER;
  }

  private static List<Comparator> sorting(int rows) {
    List<Comparator> all = new ArrayList<>();
    int top = Integer.highestOneBit(Math.max(1, rows - 1));
    for (int width = top; width > 0; width /= 2) {
      addPass(all, rows, width, 0, width);
      for (int reach = top; reach > width; reach /= 2) {
        addPass(all, rows, width, width, reach - width);
      }
    }
    return all;
  }

  private static void addPass(List<Comparator> all, int rows, int width, int phase, int distance) {
    for (int low = 0; low < rows - distance; low++) {
      if ((low & width) == phase) {
        all.add(new Comparator(low, low + distance, Outcome.BOTH));
      }
    }
  }

  /**
   * Gives the number of comparisons.
   *
   * @return 0 for a single row
   */
  public int size() {
    return comparators.size();
  }

  /**
   * Runs all comparisons; the rows wanted then hold the samples of their rank.
   *
   * @param rows what is compared
   */
  public void applyTo(Rows rows) {
    for (Comparator one : comparators) {
      switch (one.wanted) {
        case BOTH -> rows.sort(one.low, one.high);
        case SMALLER -> rows.keepSmaller(one.low, one.high);
        case LARGER -> rows.keepLarger(one.low, one.high);
      }
    }
  }
}
