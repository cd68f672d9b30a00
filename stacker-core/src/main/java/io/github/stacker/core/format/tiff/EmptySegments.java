package io.github.stacker.core.format.tiff;

import java.util.Arrays;

/**
 * What stands in segments that the file leaves out, as GDAL does with those in which nothing was
 * written ({@code SPARSE_OK}): the no-data number where the file names one, else 0. Alpha is 0.
 */
final class EmptySegments {
  private static final int PIXELS = 8;

  private final Picture picture;
  private final SegmentGrid grid;

  /** The bytes of eight pixels, over and over again. */
  private final byte[] pattern;

  private final boolean zeros;

  EmptySegments(Picture picture) {
    this.picture = picture;
    grid = picture.grid();
    pattern = new byte[grid.pixelBits()];
    zeros = !picture.noData().applies();
    if (!zeros) {
      makePattern(bits());
    }
  }

  private void makePattern(long sample) {
    int bits = picture.pixels().bits();
    int perPixel = grid.pixelBits() / bits;
    boolean alpha = picture.pixels().storesAlpha() && !picture.isPlanar();
    for (int i = 0; i < PIXELS * perPixel; i++) {
      boolean zero = alpha && i % perPixel == perPixel - 1;
      put(zero ? 0 : sample, bits, i);
    }
  }

  /** Whole bytes are little-endian, fewer bits begin with the highest. */
  private void put(long sample, int bits, int index) {
    for (int bit = 0; bit < bits; bit++) {
      int at = index * bits + bit;
      int significance = bits % 8 == 0 ? bit / 8 * 8 + 7 - bit % 8 : bits - 1 - bit;
      if ((sample >>> significance & 1) != 0) {
        pattern[at / 8] |= (byte) (0x80 >>> at % 8);
      }
    }
  }

  private long bits() {
    if (picture.pixels().format() != SampleFormat.FLOATING) {
      return (long) picture.noData().number();
    }
    return switch (picture.pixels().bits()) {
      case 16 -> 0x7e00;
      case 32 -> Float.floatToIntBits(Float.NaN);
      default -> Double.doubleToLongBits(Double.NaN);
    };
  }

  /**
   * Gives bytes of a row.
   *
   * @param segment number of the segment
   * @param first number of the first byte in the row
   * @param into gets them from index {@code at} on
   */
  void fill(int segment, long first, byte[] into, int at, int length) {
    if (zeros || isAlpha(segment)) {
      Arrays.fill(into, at, at + length, (byte) 0);
      return;
    }
    int next = (int) (first % pattern.length);
    for (int i = at; i < at + length; i++) {
      into[i] = pattern[next++];
      next = next == pattern.length ? 0 : next;
    }
  }

  private boolean isAlpha(int segment) {
    return picture.isPlanar()
        && picture.pixels().storesAlpha()
        && segment / grid.segmentsPerPlane() == grid.planes() - 1;
  }
}
