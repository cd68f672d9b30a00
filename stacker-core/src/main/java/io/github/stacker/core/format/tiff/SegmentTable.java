package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.Arrays;

/** Where the segments of a picture lie in the file. One that the file leaves out lies at byte 0. */
final class SegmentTable {
  private final SegmentGrid grid;
  private final long[] offsets;
  private final long[] byteCounts;

  private SegmentTable(SegmentGrid grid, long[] offsets, long[] byteCounts) {
    this.grid = grid;
    this.offsets = offsets;
    this.byteCounts = byteCounts;
  }

  /**
   * Makes a table of segments of known length, as uncompressed ones are. If they follow each other
   * without gaps, only the first offset is kept.
   *
   * @param byteCounts what the file says of their lengths, if one lies at byte 0; else of no
   *     account
   * @throws IOException if one reaches beyond the end of the file
   */
  static SegmentTable ofUncompressed(
      SegmentGrid grid, long[] offsets, long[] byteCounts, RandomBytes file) throws IOException {
    boolean adjacent = true;
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] == 0) {
        requireEmpty(grid, i, byteCounts.length > 0 ? byteCounts[i] : 0);
        adjacent = false;
        continue;
      }
      requireInside(grid, i, offsets[i], grid.segmentBytes(i), file);
      adjacent &= i == 0 || offsets[i] == offsets[i - 1] + grid.segmentBytes(i - 1);
    }
    boolean even = grid.planes() == 1 && !grid.tiled();
    long[] kept = adjacent && even ? new long[] {offsets[0]} : offsets;
    return new SegmentTable(grid, kept, new long[0]);
  }

  /**
   * Makes a table of compressed segments.
   *
   * @param expansion most bytes of samples per byte of a segment
   * @throws IOException if one reaches beyond the end of the file or claims too many samples
   */
  static SegmentTable ofCompressed(
      SegmentGrid grid, long[] offsets, long[] byteCounts, RandomBytes file, long expansion)
      throws IOException {
    for (int i = 0; i < offsets.length; i++) {
      if (offsets[i] == 0) {
        requireEmpty(grid, i, byteCounts[i]);
        continue;
      }
      requireInside(grid, i, offsets[i], byteCounts[i], file);
      if (grid.segmentBytes(i) / expansion > byteCounts[i] || byteCounts[i] == 0) {
        throw new IOException(
            "%s claims %d bytes of samples in %d bytes of the file"
                .formatted(grid.name(i), grid.segmentBytes(i), byteCounts[i]));
      }
    }
    return new SegmentTable(grid, offsets, byteCounts);
  }

  private static void requireEmpty(SegmentGrid grid, int segment, long length) throws IOException {
    if (length > 0) {
      throw new IOException(
          "%s, %d bytes at byte 0, lies where the header is".formatted(grid.name(segment), length));
    }
  }

  private static void requireInside(
      SegmentGrid grid, int segment, long offset, long length, RandomBytes file)
      throws IOException {
    if (!file.contains(offset, length)) {
      throw new IOException(
          "%s, %d bytes at byte %d, reaches beyond the end of the file (%d bytes)"
              .formatted(grid.name(segment), length, offset, file.size()));
    }
  }

  /** Tells whether the file leaves a segment out. */
  boolean isEmpty(int segment) {
    return offset(segment) == 0;
  }

  /** Gives the position of a segment's first byte. */
  long offset(int segment) {
    if (offsets.length > segment) {
      return offsets[segment];
    }
    return offsets[0] + (long) segment * grid.segmentHeight() * grid.rowBytes();
  }

  /** Gives the bytes of a compressed segment. */
  long byteCount(int segment) {
    return byteCounts[segment];
  }

  /** Gives the bytes of the largest compressed segment. */
  long mostByteCount() {
    return Arrays.stream(byteCounts).max().orElse(0);
  }

  /** Tells whether the file leaves one out. */
  boolean hasEmpty() {
    return hasEmpty(offsets);
  }

  /** Tells whether a file leaves out a segment. */
  static boolean hasEmpty(long[] offsets) {
    return Arrays.stream(offsets).anyMatch(offset -> offset == 0);
  }

  /** Gives the memory that the table takes. */
  long bytes() {
    return 8L * (offsets.length + byteCounts.length);
  }
}
