package io.github.stacker.filters.detail;

import io.github.stacker.api.Tile;
import java.util.Arrays;

/**
 * The samples of one band of a part of a window in the order of size, that of {@link
 * Double#compare}; equal ones as they lie, row after row; what is missing is left out. Sorted digit
 * by digit, from the lowest to the highest. Belongs to one thread.
 */
final class SampleOrder {
  private static final int DIGIT_BITS = 11;
  private static final int MISSING = -1;
  private static final int COORDINATE_BITS = 16;

  private final int[] counts = new int[1 << DIGIT_BITS];
  private int width;
  private int size;

  /** The bits in which keys differ. */
  private long varying;

  private long[] keys = {};

  /** Places, row after row; once they are in order, rows and columns. */
  private int[] order = {};

  private int[] spare = {};
  private int[] ranks = {};

  /**
   * Orders samples.
   *
   * @param window of floating samples
   * @param left the first column of the part, from that of the window
   * @param columns of the part
   * @param band which samples
   */
  void sort(Tile window, int left, int columns, int band) {
    width = columns;
    reserve(columns * window.region().height());
    takeKeys(window, left, band);
    for (int shift = Long.numberOfTrailingZeros(varying);
        shift < Long.SIZE && varying >>> shift != 0;
        shift += DIGIT_BITS) {
      sortByDigit(shift);
    }
    noteRanks(window.region().height());
  }

  private void reserve(int count) {
    if (keys.length < count) {
      keys = new long[count];
      order = new int[count];
      spare = new int[count];
      ranks = new int[count];
    }
  }

  private void takeKeys(Tile window, int left, int band) {
    size = 0;
    varying = 0;
    long first = 0;
    int place = 0;
    for (int row = 0; row < window.region().height(); row++) {
      int at = (row * window.region().width() + left) * window.bands() + band;
      for (int x = 0; x < width; x++, place++, at += window.bands()) {
        double sample = window.get(at);
        if (sample == sample) {
          long key = key(sample);
          first = size == 0 ? key : first;
          varying |= key ^ first;
          keys[place] = key;
          order[size++] = place;
        }
      }
    }
  }

  /** Gives a number that is as large as the sample, compared without sign. */
  private static long key(double sample) {
    long bits = Double.doubleToRawLongBits(sample);
    return bits ^ (bits >> Long.SIZE - 1 | Long.MIN_VALUE);
  }

  private void sortByDigit(int shift) {
    int mask = counts.length - 1;
    Arrays.fill(counts, 0);
    for (int i = 0; i < size; i++) {
      counts[(int) (keys[order[i]] >>> shift) & mask]++;
    }
    int start = 0;
    for (int digit = 0; digit <= mask; digit++) {
      int count = counts[digit];
      counts[digit] = start;
      start += count;
    }
    for (int i = 0; i < size; i++) {
      int place = order[i];
      spare[counts[(int) (keys[place] >>> shift) & mask]++] = place;
    }
    int[] sorted = spare;
    spare = order;
    order = sorted;
  }

  private void noteRanks(int rows) {
    Arrays.fill(ranks, 0, width * rows, MISSING);
    for (int rank = 0; rank < size; rank++) {
      ranks[order[rank]] = rank;
    }
    int place = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < width; column++, place++) {
        if (ranks[place] >= 0) {
          order[ranks[place]] = row << COORDINATE_BITS | column;
        }
      }
    }
  }

  /** Gives the number of samples that are there. */
  int size() {
    return size;
  }

  /**
   * Tells how many samples come before one.
   *
   * @param row of the window, from 0
   * @param column of the part, from 0
   * @return negative if it is missing
   */
  int rank(int row, int column) {
    return ranks[row * width + column];
  }

  /** Gives the row of the sample of a rank. */
  int row(int rank) {
    return order[rank] >> COORDINATE_BITS;
  }

  /** Gives the column of the sample of a rank. */
  int column(int rank) {
    return order[rank] & (1 << COORDINATE_BITS) - 1;
  }
}
