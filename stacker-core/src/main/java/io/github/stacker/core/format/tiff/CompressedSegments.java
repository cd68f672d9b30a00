package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.OrderedWork;
import java.io.IOException;

/** Has segments compressed by several threads and writes them in order. */
final class CompressedSegments implements SegmentSink {
  /** Bytes of all segments under way, unless two have more. */
  private static final long MOST_BYTES_UNDER_WAY = 64 << 20;

  private final TiffOutput out;
  private final OrderedWork<CompressedSegment> work;

  CompressedSegments(WritePlan plan, int threads, TiffOutput out) {
    this.out = out;
    this.work =
        new OrderedWork<>(
            "tiff-writer",
            threads,
            pieces(plan, threads),
            () -> new CompressedSegment(plan),
            this::take);
  }

  /** Tells how much memory all segments under way take. */
  static long workingBytes(WritePlan plan, int threads) {
    return pieces(plan, threads) * CompressedSegment.workingBytes(plan);
  }

  private static int pieces(WritePlan plan, int threads) {
    return OrderedWork.pieces(threads, CompressedSegment.workingBytes(plan), MOST_BYTES_UNDER_WAY);
  }

  @Override
  public void write(Tile rows, Region pixels, SegmentPlaces places, int segment)
      throws IOException {
    CompressedSegment piece = work.free();
    piece.load(rows, pixels, places, segment);
    work.start(piece);
  }

  private void take(CompressedSegment piece) throws IOException {
    piece.writeTo(out);
  }

  @Override
  public void finish() throws IOException {
    work.finish();
  }

  @Override
  public void close() {
    work.close();
  }
}
