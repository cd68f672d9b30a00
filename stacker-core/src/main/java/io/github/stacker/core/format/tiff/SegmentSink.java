package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** Takes segments of pictures and writes them in the order in which they come. */
interface SegmentSink extends AutoCloseable {
  /**
   * Takes a segment.
   *
   * @param rows holds its samples; free again afterwards
   * @param pixels those of the segment that are in the picture
   * @param places of the picture, told where the segment went, then or later
   * @param segment its number
   */
  void write(Tile rows, Region pixels, SegmentPlaces places, int segment) throws IOException;

  /** Writes what is not yet written. */
  default void finish() throws IOException {}

  @Override
  default void close() {}

  /**
   * Makes what suits a plan.
   *
   * @param threads how many compress
   */
  static SegmentSink of(WritePlan plan, int threads, TiffOutput out) {
    return plan.codec() == Codec.NONE
        ? new RawSegments(plan, out)
        : new CompressedSegments(plan, threads, out);
  }
}
