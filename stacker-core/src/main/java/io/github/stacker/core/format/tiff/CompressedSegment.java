package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.OrderedWork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The samples of a segment, compressed by themselves. Used again for other segments. */
final class CompressedSegment implements OrderedWork.Piece {
  private final Predictor predictor;
  private final int pixelBytes;
  private final int rowBytes;
  private final int segmentHeight;
  private final Encoder encoder;
  private final byte[] bytes;
  private final byte[] scratch;
  private final byte[] compressed;
  private SegmentPlaces places;
  private int segment;
  private int bands;
  private int length;
  private int compressedLength;

  CompressedSegment(WritePlan plan) {
    SegmentGrid grid = plan.grid();
    predictor = plan.predictor();
    pixelBytes = grid.pixelBits() / 8;
    rowBytes = (int) grid.rowBytes();
    segmentHeight = grid.segmentHeight();
    encoder = Encoder.of(plan.codec(), plan.level());
    bytes = new byte[Math.multiplyExact(rowBytes, segmentHeight)];
    scratch = new byte[predictor == Predictor.FLOATING_POINT ? rowBytes : 0];
    compressed = new byte[encoder.mostBytes(bytes.length)];
  }

  /** Tells how much memory one takes: bytes, half as many more when compressed, and the encoder. */
  static long workingBytes(WritePlan plan) {
    SegmentGrid grid = plan.grid();
    long bytes = grid.rowBytes() * grid.segmentHeight();
    return bytes * 5 / 2
        + grid.rowBytes()
        + Encoder.workingBytes(plan.codec(), plan.level(), bytes);
  }

  /** Takes the samples of a segment, as bytes; what a tile has beyond the picture is 0. */
  void load(Tile rows, Region pixels, SegmentPlaces newPlaces, int newSegment) {
    places = newPlaces;
    segment = newSegment;
    bands = rows.bands();
    int height = places.grid().tiled() ? segmentHeight : pixels.height();
    length = rowBytes * height;
    int used = pixels.width() * pixelBytes;
    if (used < rowBytes || pixels.height() < height) {
      Arrays.fill(bytes, (byte) 0);
    }
    for (int y = pixels.y(); y < pixels.bottom(); y++) {
      ByteBuffer row = ByteBuffer.wrap(bytes, (y - pixels.y()) * rowBytes, used).slice();
      int at = rows.index(pixels.x(), y);
      Samples.put(rows, at, pixels.width() * bands, row.order(ByteOrder.LITTLE_ENDIAN));
    }
  }

  @Override
  public void work() {
    int sampleBytes = pixelBytes / bands;
    for (int start = 0; start < length; start += rowBytes) {
      predictor.apply(bytes, start, rowBytes / sampleBytes, sampleBytes, bands, scratch);
    }
    compressedLength = encoder.encode(bytes, length, compressed);
  }

  /** Writes the result and notes its place. */
  void writeTo(TiffOutput out) throws IOException {
    places.put(segment, out.position(), compressedLength);
    out.write(compressed, 0, compressedLength);
  }

  @Override
  public void close() {
    encoder.close();
  }
}
