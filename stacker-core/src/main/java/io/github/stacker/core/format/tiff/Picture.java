package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
 * @param noData the number that means that there is no sample
 * @param ycbcr how brightness and colour are stored, unless as RGB or in a JPEG
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
    boolean reversedBits,
    NoData noData,
    Optional<Ycbcr> ycbcr) {

  /** Tells whether each band is stored by itself. */
  boolean isPlanar() {
    return grid.planes() > 1;
  }

  /** Tells whether some pixels share their differences of colour. */
  boolean isSubsampled() {
    return ycbcr.isPresent() && ycbcr.get().isSubsampled();
  }

  /** Tells whether the frame has alpha that the file has not, to tell where there is no sample. */
  boolean addsAlpha() {
    return noData.applies() && pixels.type().isInteger() && !pixels.hasAlpha();
  }

  /** Gives the bands of the frame. */
  List<Band> bands() {
    List<Band> bands = new ArrayList<>(pixels.bands());
    if (addsAlpha()) {
      bands.add(Band.ALPHA);
    }
    return List.copyOf(bands);
  }

  /** Turns bytes as the file has them into a row of little-endian samples. */
  void normaliseOrder(byte[] row, int from, int length) {
    int sampleBytes = pixels.sampleBytes();
    if (order == ByteOrder.BIG_ENDIAN && sampleBytes > 1) {
      Rows.swapBytes(row, from, length, sampleBytes);
    }
  }
}
