package io.github.stacker.core.format.tiff;

import java.nio.ByteOrder;

/**
 * How a file stores its picture, checked.
 *
 * @param grid how it is cut into segments
 * @param table where they lie
 * @param pixels what a pixel is
 * @param codec how segments are compressed
 * @param predictor what was done before that; {@link Predictor#NONE} without compression
 * @param order the order of the bytes of a sample
 * @param jpegTables an abbreviated JPEG of the tables that all segments share; empty if there is
 *     none
 * @param faxOptions the options of the fax codec; 0 of others
 * @param reversedBits true if the first sample is in the lowest bits of a byte
 */
record Picture(
    SegmentGrid grid,
    SegmentTable table,
    PixelFormat pixels,
    Codec codec,
    Predictor predictor,
    ByteOrder order,
    byte[] jpegTables,
    long faxOptions,
    boolean reversedBits) {

  /** Tells whether each band is stored by itself. */
  boolean isPlanar() {
    return grid.planes() > 1;
  }

  /** Turns bytes as the file has them into a row of little-endian samples. */
  void normaliseOrder(byte[] row, int from, int length) {
    int sampleBytes = pixels.sampleBytes();
    if (order == ByteOrder.BIG_ENDIAN && sampleBytes > 1) {
      Rows.swapBytes(row, from, length, sampleBytes);
    }
  }
}
