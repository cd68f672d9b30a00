package io.github.stacker.core.format.tiff;

import java.util.stream.LongStream;

/** Where the segments of a picture went in the file. */
final class SegmentPlaces {
  private final SegmentGrid grid;
  private final long[] offsets;
  private final long[] byteCounts;

  SegmentPlaces(SegmentGrid grid) {
    this.grid = grid;
    offsets = new long[(int) grid.count()];
    byteCounts = new long[offsets.length];
  }

  /** Tells what the places of a picture take, here, as fields and in their directory. */
  static long workingBytes(SegmentGrid grid) {
    return 3 * 2 * Long.BYTES * grid.count();
  }

  SegmentGrid grid() {
    return grid;
  }

  void put(int segment, long offset, long byteCount) {
    offsets[segment] = offset;
    byteCounts[segment] = byteCount;
  }

  /** Adds the fields that tell where the segments are and how long. */
  void putFields(DirectoryBuilder directory, boolean big) {
    int offsetsTag = grid.tiled() ? Tags.TILE_OFFSETS : Tags.STRIP_OFFSETS;
    int countsTag = grid.tiled() ? Tags.TILE_BYTE_COUNTS : Tags.STRIP_BYTE_COUNTS;
    int count = offsets.length;
    directory
        .put(Field.ofOffsets(offsetsTag, LongStream.of(offsets), count, big))
        .put(Field.ofOffsets(countsTag, LongStream.of(byteCounts), count, big));
  }
}
