package io.github.stacker.core.format.png;

/**
 * Filters lines for compression. Belongs to one thread.
 *
 * <p>All arrays have the shape of {@link LineReader}'s: element 0 is the filter, the bytes begin at
 * 1. The neighbours are copied to where the byte itself stands, so that each loop runs over one
 * index.
 */
final class LineFilter {
  private final PngFilter filter;
  private final int bytesPerPixel;
  private final int length;
  private final byte[] left;
  private final byte[] corner;
  private byte[] best;
  private byte[] candidate;

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
    best = new byte[length];
    candidate = new byte[length];
  }

  /**
   * Filters a line.
   *
   * @param line its bytes
   * @param above those of the line above it, all zeros for the first
   * @return the filter and the filtered bytes; valid until the next call
   */
  byte[] apply(byte[] line, byte[] above) {
    int shifted = Math.max(0, length - 1 - bytesPerPixel);
    System.arraycopy(line, 1, left, length - shifted, shifted);
    System.arraycopy(above, 1, corner, length - shifted, shifted);
    if (filter != PngFilter.AUTO) {
      apply(filter, line, above, best);
      return best;
    }
    long least = Long.MAX_VALUE;
    for (PngFilter some : PngFilter.values()) {
      if (some == PngFilter.AUTO) {
        continue;
      }
      apply(some, line, above, candidate);
      long sum = magnitude(candidate, length);
      if (sum < least) {
        least = sum;
        byte[] swap = best;
        best = candidate;
        candidate = swap;
      }
    }
    return best;
  }

  private void apply(PngFilter some, byte[] line, byte[] above, byte[] into) {
    into[0] = (byte) some.code();
    switch (some) {
      case SUB -> subtract(line, left, into, length);
      case UP -> subtract(line, above, into, length);
      case AVERAGE -> subtractAverage(line, left, above, into, length);
      case PAETH -> subtractPaeth(line, left, above, corner, into, length);
      default -> System.arraycopy(line, 1, into, 1, length - 1);
    }
  }

  private static void subtract(byte[] line, byte[] other, byte[] into, int length) {
    for (int i = 1; i < length; i++) {
      into[i] = (byte) (line[i] - other[i]);
    }
  }

  private static void subtractAverage(
      byte[] line, byte[] left, byte[] above, byte[] into, int length) {
    for (int i = 1; i < length; i++) {
      into[i] = (byte) (line[i] - ((left[i] & 0xff) + (above[i] & 0xff) >> 1));
    }
  }

  private static void subtractPaeth(
      byte[] line, byte[] left, byte[] above, byte[] corner, byte[] into, int length) {
    for (int i = 1; i < length; i++) {
      into[i] =
          (byte) (line[i] - LineReader.paeth(left[i] & 0xff, above[i] & 0xff, corner[i] & 0xff));
    }
  }

  /** Gives the sum of the distances of the bytes from 0, taken as signed. */
  private static long magnitude(byte[] filtered, int length) {
    long sum = 0;
    for (int i = 1; i < length; i++) {
      sum += Math.abs(filtered[i]);
    }
    return sum;
  }
}
