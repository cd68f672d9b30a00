package io.github.stacker.filters.detail;

import java.util.Arrays;

/**
 * Counts of the integers in a square that slides along rows, in a time that does not depend on its
 * size: every column has counts of its own, which change by one integer out and one in from row to
 * row; those of the square are the sums of its columns, and change by one column out and one in
 * from place to place (Perreault and Hébert 2007, Median filtering in constant time, IEEE Trans.
 * Image Processing 16, 2389).
 *
 * <p>Counts form a tree: those of all integers by their highest four bits, below each of these 16
 * counts those by the next four bits, and so on. Only nodes on the way to what is looked for are
 * brought up to date, each from where it was left. A node is 16 counts of 16 bits in four {@code
 * long}s, which are added and subtracted together; nodes of neighbouring columns lie side by side.
 * Belongs to one thread.
 */
final class WindowCounts {
  /** What a node takes: 16 counts. */
  private static final int NODE_LONGS = 4;

  private static final int DIGIT_BITS = 4;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int COUNT_BITS = 16;
  private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;

  /** Times four counts: each count with all before it. */
  private static final long PREFIX = 0x0001_0001_0001_0001L;

  private static final int NOWHERE = Integer.MIN_VALUE / 2;

  private final int side;
  private final int levels;
  private final int nodes;
  private final int columns;
  private final long[] byColumn;
  private final long[] sums;

  /** For each node, the first column of the square that its sums are of. */
  private final int[] places;

  private int first;
  private int below;

  /**
   * Makes room.
   *
   * @param side columns and rows of the square, at most 255
   * @param levels of the tree: integers are below {@code 16^levels}
   * @param columns that the square slides along, at least {@code side}
   */
  WindowCounts(int side, int levels, int columns) {
    this.side = side;
    this.levels = levels;
    this.columns = columns;
    int count = 0;
    for (int level = 0; level < levels; level++) {
      count = count * DIGITS + 1;
    }
    this.nodes = count;
    this.byColumn = new long[nodes * columns * NODE_LONGS];
    this.sums = new long[nodes * NODE_LONGS];
    this.places = new int[nodes];
  }

  /** Gives the columns that there is room for. */
  int columns() {
    return columns;
  }

  /** Forgets all integers. */
  void clear() {
    Arrays.fill(byColumn, 0);
  }

  /**
   * Takes an integer into a column, or out of it.
   *
   * @param column from 0
   * @param integer at least 0
   * @param step 1 in, -1 out
   */
  void count(int column, int integer, int step) {
    int node = 0;
    for (int shift = (levels - 1) * DIGIT_BITS; shift >= 0; shift -= DIGIT_BITS) {
      int digit = integer >> shift & DIGITS - 1;
      byColumn[(node * columns + column) * NODE_LONGS + (digit >> 2)] +=
          (long) step << (digit & 3) * COUNT_BITS;
      node = node * DIGITS + 1 + digit;
    }
  }

  /** Says that columns have changed. */
  void startRow() {
    Arrays.fill(places, NOWHERE);
  }

  /** Puts the square where it begins with a column. */
  void moveTo(int column) {
    first = column;
  }

  /** Gives the number of integers in the square. */
  int size() {
    update(0);
    int size = 0;
    for (int i = 0; i < NODE_LONGS; i++) {
      size += total(sums[i]);
    }
    return size;
  }

  /**
   * Finds the integer in the square that so many are before, in the order of size.
   *
   * @param rank from 0, below {@link #size()}
   */
  int find(int rank) {
    below = 0;
    int node = 0;
    int integer = 0;
    for (int level = 0; level < levels; level++) {
      update(node);
      int digit = digit(node * NODE_LONGS, rank);
      integer = integer * DIGITS + digit;
      node = node * DIGITS + 1 + digit;
    }
    return integer;
  }

  /** Gives how many integers in the square are smaller than the one that was found last. */
  int below() {
    return below;
  }

  private int digit(int from, int rank) {
    int at = from;
    int counted = below;
    int size = total(sums[at]);
    while (counted + size <= rank) {
      counted += size;
      size = total(sums[++at]);
    }
    long counts = sums[at];
    int digit = (at - from) * NODE_LONGS;
    size = (int) counts & COUNT_MASK;
    while (counted + size <= rank) {
      counted += size;
      counts >>>= COUNT_BITS;
      digit++;
      size = (int) counts & COUNT_MASK;
    }
    below = counted;
    return digit;
  }

  private static int total(long counts) {
    return (int) (counts * PREFIX >>> 3 * COUNT_BITS);
  }

  /** Makes the sums of a node those of the square where it is now. */
  private void update(int node) {
    int place = places[node];
    if (place == first) {
      return;
    }
    int start = node * columns * NODE_LONGS;
    int sum = node * NODE_LONGS;
    if (first - place > side / 2) {
      Arrays.fill(sums, sum, sum + NODE_LONGS, 0);
      addColumns(start + first * NODE_LONGS, side, sum);
    } else {
      slide(start + place * NODE_LONGS, first - place, sum);
    }
    places[node] = first;
  }

  private void addColumns(int start, int count, int sum) {
    long a = 0;
    long b = 0;
    long c = 0;
    long d = 0;
    for (int at = start; at < start + count * NODE_LONGS; at += NODE_LONGS) {
      a += byColumn[at];
      b += byColumn[at + 1];
      c += byColumn[at + 2];
      d += byColumn[at + 3];
    }
    sums[sum] = a;
    sums[sum + 1] = b;
    sums[sum + 2] = c;
    sums[sum + 3] = d;
  }

  private void slide(int start, int steps, int sum) {
    long a = sums[sum];
    long b = sums[sum + 1];
    long c = sums[sum + 2];
    long d = sums[sum + 3];
    for (int out = start; out < start + steps * NODE_LONGS; out += NODE_LONGS) {
      int in = out + side * NODE_LONGS;
      a += byColumn[in] - byColumn[out];
      b += byColumn[in + 1] - byColumn[out + 1];
      c += byColumn[in + 2] - byColumn[out + 2];
      d += byColumn[in + 3] - byColumn[out + 3];
    }
    sums[sum] = a;
    sums[sum + 1] = b;
    sums[sum + 2] = c;
    sums[sum + 3] = d;
  }
}
