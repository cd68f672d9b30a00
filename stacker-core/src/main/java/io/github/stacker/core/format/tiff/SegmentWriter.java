package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.LongStream;

/** Writes the segments of a picture and remembers where they went. */
final class SegmentWriter implements AutoCloseable {
  private final WritePlan plan;
  private final SegmentGrid grid;
  private final TiffOutput out;
  private final Encoder encoder;
  private final int sampleBytes;
  private final int bands;
  private final byte[] bytes;
  private final byte[] scratch;
  private final long[] offsets;
  private final long[] byteCounts;

  SegmentWriter(WritePlan plan, int bands, TiffOutput out) {
    this.plan = plan;
    this.bands = bands;
    this.out = out;
    grid = plan.grid();
    sampleBytes = grid.pixelBits() / 8 / bands;
    encoder = Encoder.of(plan.codec(), plan.level());
    bytes = new byte[Math.toIntExact(grid.rowBytes() * grid.segmentHeight())];
    scratch = new byte[plan.predictor() == Predictor.FLOATING_POINT ? (int) grid.rowBytes() : 0];
    offsets = new long[(int) grid.count()];
    byteCounts = new long[offsets.length];
  }

  /** Writes the segments that a band of rows consists of. */
  void write(Tile band) throws IOException {
    for (Segments.Part part : Segments.of(grid, band.region())) {
      int length = pack(band, part.pixels());
      offsets[part.segment()] = out.position();
      encoder.encode(bytes, length, out);
      byteCounts[part.segment()] = out.position() - offsets[part.segment()];
    }
  }

  /** Puts the samples of a segment into {@link #bytes}; what a tile has beyond the picture is 0. */
  private int pack(Tile band, Region pixels) {
    int rowBytes = (int) grid.rowBytes();
    int rows = grid.tiled() ? grid.segmentHeight() : pixels.height();
    if (pixels.width() < grid.segmentWidth() || pixels.height() < rows) {
      Arrays.fill(bytes, (byte) 0);
    }
    int count = pixels.width() * bands;
    for (int y = pixels.y(); y < pixels.bottom(); y++) {
      int start = (y - pixels.y()) * rowBytes;
      ByteBuffer row = ByteBuffer.wrap(bytes, start, count * sampleBytes).slice();
      int at = band.index(pixels.x(), y);
      Samples.put(band, at, count, row.order(ByteOrder.LITTLE_ENDIAN));
      int samples = rowBytes / sampleBytes;
      plan.predictor().apply(bytes, start, samples, sampleBytes, bands, scratch);
    }
    return rows * rowBytes;
  }

  /** Gives the field that tells where the segments are. */
  Field offsetsField() {
    int tag = grid.tiled() ? Tags.TILE_OFFSETS : Tags.STRIP_OFFSETS;
    return Field.ofOffsets(tag, LongStream.of(offsets), offsets.length, plan.big());
  }

  /** Gives the field that tells how long the segments are. */
  Field byteCountsField() {
    int tag = grid.tiled() ? Tags.TILE_BYTE_COUNTS : Tags.STRIP_BYTE_COUNTS;
    return Field.ofOffsets(tag, LongStream.of(byteCounts), byteCounts.length, plan.big());
  }

  @Override
  public void close() {
    encoder.close();
  }
}
