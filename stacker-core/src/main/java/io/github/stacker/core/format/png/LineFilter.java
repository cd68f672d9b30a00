package io.github.stacker.core.format.png;

/**
 * Filters lines for compression. Belongs to one thread.
 *
 * <p>All arrays have the shape of {@link LineReader}'s: element 0 is the filter, the bytes begin at
 * 1. The neighbours are copied to where the byte itself stands, so that each loop runs over one
 * index.
 *
 * <p>{@link PngFilter#AUTO} is the usual heuristic, the least sum of absolute values, taken over
 * short spans at regular distances: that costs a fraction of trying five filters on every byte, and
 * the files become hardly longer.
 */
final class LineFilter {
  private static final int SPAN_BYTES = 96;
  private static final int SPAN_DISTANCE = 768;

  private final PngFilter filter;
  private final int bytesPerPixel;
  private final int length;
  private final byte[] left;
  private final byte[] corner;
  private final byte[] filtered;
  private byte[] line;
  private byte[] above;

  /**
   * Prepares for lines.
   *
   * @param filter which filter to use
   * @param bytesPerPixel the distance of the byte to the left
   * @param lineBytes the bytes of a line, its filter byte not counted
   */
  LineFilter(PngFilter filter, int bytesPerPixel, int lineBytes) {
    this.filter = filter;
    this.bytesPerPixel = bytesPerPixel;
    length = lineBytes + 1;
    left = new byte[length];
    corner = new byte[length];
    filtered = new byte[length];
  }

  /**
   * Filters a line.
   *
   * @param newLine its bytes
   * @param newAbove those of the line above it, all zeros for the first
   * @return the filter and the filtered bytes; valid until the next call
   */
  byte[] apply(byte[] newLine, byte[] newAbove) {
    line = newLine;
    above = newAbove;
    int shifted = Math.max(0, length - 1 - bytesPerPixel);
    System.arraycopy(line, 1, left, length - shifted, shifted);
    System.arraycopy(above, 1, corner, length - shifted, shifted);
    PngFilter chosen = filter == PngFilter.AUTO ? cheapest() : filter;
    apply(chosen, 1, length);
    filtered[0] = (byte) chosen.code();
    return filtered;
  }

  private PngFilter cheapest() {
    PngFilter cheapest = PngFilter.NONE;
    long least = Long.MAX_VALUE;
    for (PngFilter some : PngFilter.values()) {
      long cost = some == PngFilter.AUTO ? Long.MAX_VALUE : cost(some);
      if (cost < least) {
        least = cost;
        cheapest = some;
      }
    }
    return cheapest;
  }

  /** Gives the sum of the distances from 0 of what a filter makes of the spans. */
  private long cost(PngFilter some) {
    long sum = 0;
    for (int from = 1; from < length; from += SPAN_DISTANCE) {
      int to = Math.min(length, from + SPAN_BYTES);
      apply(some, from, to);
      for (int i = from; i < to; i++) {
        sum += Math.abs(filtered[i]);
      }
    }
    return sum;
  }

  private void apply(PngFilter some, int from, int to) {
    switch (some) {
      case SUB -> subtract(left, from, to);
      case UP -> subtract(above, from, to);
      case AVERAGE -> subtractAverage(from, to);
      case PAETH -> subtractPaeth(from, to);
      default -> System.arraycopy(line, from, filtered, from, to - from);
    }
  }

  private void subtract(byte[] neighbour, int from, int to) {
    byte[] l = line;
    byte[] f = filtered;
    for (int i = from; i < to; i++) {
      f[i] = (byte) (l[i] - neighbour[i]);
    }
  }

  private void subtractAverage(int from, int to) {
    byte[] l = line;
    byte[] a = above;
    byte[] b = left;
    byte[] f = filtered;
    for (int i = from; i < to; i++) {
      f[i] = (byte) (l[i] - ((a[i] & 0xff) + (b[i] & 0xff) >> 1));
    }
  }

  private void subtractPaeth(int from, int to) {
    byte[] l = line;
    byte[] a = above;
    byte[] b = left;
    byte[] c = corner;
    byte[] f = filtered;
    for (int i = from; i < to; i++) {
      f[i] = (byte) (l[i] - LineUnfilter.paeth(b[i] & 0xff, a[i] & 0xff, c[i] & 0xff));
    }
  }
}
