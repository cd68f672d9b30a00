package io.github.stacker.core.format.png;

import io.github.stacker.core.format.RunningSums;

/**
 * Undoes the filters of lines, which are shaped as {@link LineReader} says.
 *
 * <p>Each byte needs the one to its left, so a line cannot be done at once; but the bytes of a
 * pixel do not need each other. The usual numbers of bytes per pixel have loops that keep a pixel's
 * bytes in registers: a byte that was stored and is loaded again costs several times as much.
 */
final class LineUnfilter {
  private LineUnfilter() {}

  /** Adds to each byte the one to its left. */
  static void addLeft(byte[] line, int length, int bytesPerPixel) {
    RunningSums.ofBytes(line, 1, length - 1, bytesPerPixel);
  }

  /** Adds to each byte the one above it. */
  static void addAbove(byte[] line, byte[] above, int length) {
    for (int i = 1; i < length; i++) {
      line[i] += above[i];
    }
  }

  /** Adds to each byte the mean of the one to its left and the one above it, rounded down. */
  static void addAverage(byte[] line, byte[] above, int length, int bytesPerPixel) {
    int first = Math.min(1 + bytesPerPixel, length);
    for (int i = 1; i < first; i++) {
      line[i] += (byte) ((above[i] & 0xff) >> 1);
    }
    if (length <= bytesPerPixel) {
      return;
    }
    switch (bytesPerPixel) {
      case 3 -> addAverageOf3(line, above, length);
      case 4 -> addAverageOf4(line, above, length);
      case 6 -> addAverageOf6(line, above, length);
      case 8 -> addAverageOf8(line, above, length);
      default -> {
        for (int i = first; i < length; i++) {
          line[i] += (byte) ((above[i] & 0xff) + (line[i - bytesPerPixel] & 0xff) >> 1);
        }
      }
    }
  }

  /** Adds to each byte what {@link #paeth} predicts. */
  static void addPaeth(byte[] line, byte[] above, int length, int bytesPerPixel) {
    int first = Math.min(1 + bytesPerPixel, length);
    for (int i = 1; i < first; i++) {
      line[i] += above[i];
    }
    if (length <= bytesPerPixel) {
      return;
    }
    switch (bytesPerPixel) {
      case 3 -> addPaethOf3(line, above, length);
      case 4 -> addPaethOf4(line, above, length);
      default -> addPaethOfMany(line, above, length, bytesPerPixel);
    }
  }

  private static void addPaethOfMany(byte[] l, byte[] a, int length, int step) {
    for (int i = 1 + step; i < length; i++) {
      l[i] += (byte) paeth(l[i - step] & 0xff, a[i] & 0xff, a[i - step] & 0xff);
    }
  }

  /**
   * Gives the one of three neighbours nearest to left + above - corner; of equally near ones the
   * first.
   *
   * <p>That is the higher of left and above if the corner is low enough, the lower if it is high
   * enough, and the corner in between; the thresholds follow from the three distances. Without
   * branches, which noise would make unpredictable: a mask is all ones where a difference is
   * negative.
   */
  static int paeth(int left, int above, int corner) {
    int threshold = 3 * corner - (left + above);
    int low = Math.min(left, above);
    int high = Math.max(left, above);
    int lowOrCorner = low ^ (low ^ corner) & threshold - high >> 31;
    return high ^ (high ^ lowOrCorner) & low - threshold >> 31;
  }

  private static void addAverageOf3(byte[] l, byte[] a, int length) {
    int left0 = l[1] & 0xff;
    int left1 = l[2] & 0xff;
    int left2 = l[3] & 0xff;
    for (int i = 4; i + 2 < length; i += 3) {
      left0 = l[i] + (left0 + (a[i] & 0xff) >> 1) & 0xff;
      l[i] = (byte) left0;
      left1 = l[i + 1] + (left1 + (a[i + 1] & 0xff) >> 1) & 0xff;
      l[i + 1] = (byte) left1;
      left2 = l[i + 2] + (left2 + (a[i + 2] & 0xff) >> 1) & 0xff;
      l[i + 2] = (byte) left2;
    }
  }

  private static void addAverageOf4(byte[] l, byte[] a, int length) {
    int left0 = l[1] & 0xff;
    int left1 = l[2] & 0xff;
    int left2 = l[3] & 0xff;
    int left3 = l[4] & 0xff;
    for (int i = 5; i + 3 < length; i += 4) {
      left0 = l[i] + (left0 + (a[i] & 0xff) >> 1) & 0xff;
      l[i] = (byte) left0;
      left1 = l[i + 1] + (left1 + (a[i + 1] & 0xff) >> 1) & 0xff;
      l[i + 1] = (byte) left1;
      left2 = l[i + 2] + (left2 + (a[i + 2] & 0xff) >> 1) & 0xff;
      l[i + 2] = (byte) left2;
      left3 = l[i + 3] + (left3 + (a[i + 3] & 0xff) >> 1) & 0xff;
      l[i + 3] = (byte) left3;
    }
  }

  private static void addAverageOf6(byte[] l, byte[] a, int length) {
    int left0 = l[1] & 0xff;
    int left1 = l[2] & 0xff;
    int left2 = l[3] & 0xff;
    int left3 = l[4] & 0xff;
    int left4 = l[5] & 0xff;
    int left5 = l[6] & 0xff;
    for (int i = 7; i + 5 < length; i += 6) {
      left0 = l[i] + (left0 + (a[i] & 0xff) >> 1) & 0xff;
      l[i] = (byte) left0;
      left1 = l[i + 1] + (left1 + (a[i + 1] & 0xff) >> 1) & 0xff;
      l[i + 1] = (byte) left1;
      left2 = l[i + 2] + (left2 + (a[i + 2] & 0xff) >> 1) & 0xff;
      l[i + 2] = (byte) left2;
      left3 = l[i + 3] + (left3 + (a[i + 3] & 0xff) >> 1) & 0xff;
      l[i + 3] = (byte) left3;
      left4 = l[i + 4] + (left4 + (a[i + 4] & 0xff) >> 1) & 0xff;
      l[i + 4] = (byte) left4;
      left5 = l[i + 5] + (left5 + (a[i + 5] & 0xff) >> 1) & 0xff;
      l[i + 5] = (byte) left5;
    }
  }

  private static void addAverageOf8(byte[] l, byte[] a, int length) {
    int left0 = l[1] & 0xff;
    int left1 = l[2] & 0xff;
    int left2 = l[3] & 0xff;
    int left3 = l[4] & 0xff;
    int left4 = l[5] & 0xff;
    int left5 = l[6] & 0xff;
    int left6 = l[7] & 0xff;
    int left7 = l[8] & 0xff;
    for (int i = 9; i + 7 < length; i += 8) {
      left0 = l[i] + (left0 + (a[i] & 0xff) >> 1) & 0xff;
      l[i] = (byte) left0;
      left1 = l[i + 1] + (left1 + (a[i + 1] & 0xff) >> 1) & 0xff;
      l[i + 1] = (byte) left1;
      left2 = l[i + 2] + (left2 + (a[i + 2] & 0xff) >> 1) & 0xff;
      l[i + 2] = (byte) left2;
      left3 = l[i + 3] + (left3 + (a[i + 3] & 0xff) >> 1) & 0xff;
      l[i + 3] = (byte) left3;
      left4 = l[i + 4] + (left4 + (a[i + 4] & 0xff) >> 1) & 0xff;
      l[i + 4] = (byte) left4;
      left5 = l[i + 5] + (left5 + (a[i + 5] & 0xff) >> 1) & 0xff;
      l[i + 5] = (byte) left5;
      left6 = l[i + 6] + (left6 + (a[i + 6] & 0xff) >> 1) & 0xff;
      l[i + 6] = (byte) left6;
      left7 = l[i + 7] + (left7 + (a[i + 7] & 0xff) >> 1) & 0xff;
      l[i + 7] = (byte) left7;
    }
  }

  private static void addPaethOf3(byte[] l, byte[] a, int length) {
    int left0 = l[1] & 0xff;
    int left1 = l[2] & 0xff;
    int left2 = l[3] & 0xff;
    for (int i = 4; i + 2 < length; i += 3) {
      left0 = l[i] + paeth(left0, a[i] & 0xff, a[i - 3] & 0xff) & 0xff;
      l[i] = (byte) left0;
      left1 = l[i + 1] + paeth(left1, a[i + 1] & 0xff, a[i - 2] & 0xff) & 0xff;
      l[i + 1] = (byte) left1;
      left2 = l[i + 2] + paeth(left2, a[i + 2] & 0xff, a[i - 1] & 0xff) & 0xff;
      l[i + 2] = (byte) left2;
    }
  }

  private static void addPaethOf4(byte[] l, byte[] a, int length) {
    int left0 = l[1] & 0xff;
    int left1 = l[2] & 0xff;
    int left2 = l[3] & 0xff;
    int left3 = l[4] & 0xff;
    for (int i = 5; i + 3 < length; i += 4) {
      left0 = l[i] + paeth(left0, a[i] & 0xff, a[i - 4] & 0xff) & 0xff;
      l[i] = (byte) left0;
      left1 = l[i + 1] + paeth(left1, a[i + 1] & 0xff, a[i - 3] & 0xff) & 0xff;
      l[i + 1] = (byte) left1;
      left2 = l[i + 2] + paeth(left2, a[i + 2] & 0xff, a[i - 2] & 0xff) & 0xff;
      l[i + 2] = (byte) left2;
      left3 = l[i + 3] + paeth(left3, a[i + 3] & 0xff, a[i - 1] & 0xff) & 0xff;
      l[i + 3] = (byte) left3;
    }
  }
}
