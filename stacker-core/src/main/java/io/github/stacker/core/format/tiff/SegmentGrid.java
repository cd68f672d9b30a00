package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;

/**
 * How a picture is cut into segments, its strips or tiles. They are numbered row after row, and
 * plane after plane if each band is stored by itself.
 *
 * @param width columns of the picture
 * @param height rows of the picture
 * @param tiled true for tiles, false for strips
 * @param segmentWidth columns of a segment; those of a tile may reach beyond the picture
 * @param segmentHeight rows of a segment; those of a tile may reach beyond the picture
 * @param planes how many segments share a place: 1, or the number of bands
 * @param pixelBits bits of a pixel in a segment
 */
record SegmentGrid(
    int width,
    int height,
    boolean tiled,
    int segmentWidth,
    int segmentHeight,
    int planes,
    int pixelBits) {

  /** Gives the number of segments side by side. */
  int across() {
    return (int) (((long) width + segmentWidth - 1) / segmentWidth);
  }

  /** Gives the number of segments one below the other. */
  int down() {
    return (int) (((long) height + segmentHeight - 1) / segmentHeight);
  }

  /** Gives the number of all segments. */
  long count() {
    return Math.multiplyExact((long) across() * down(), (long) planes);
  }

  /** Gives the bytes of a row of a segment. */
  long rowBytes() {
    return ((long) segmentWidth * pixelBits + 7) / 8;
  }

  /** Gives the bytes of the rows of a segment that are in the picture, of the longest segment. */
  long segmentBytes() {
    return rowBytes() * Math.min(segmentHeight, height);
  }

  /** Gives the bytes of the rows of one segment that are in the picture. */
  long segmentBytes(int segment) {
    return rowBytes() * rows(segment);
  }

  /** Gives the bytes of all rows that are in the picture. */
  double bytes() {
    return (double) rowBytes() * across() * height * planes;
  }

  /** Gives how many segments lie between the same place of two planes. */
  int segmentsPerPlane() {
    return across() * down();
  }

  /** Gives the number of a segment. */
  int segment(int column, int row, int plane) {
    return plane * segmentsPerPlane() + row * across() + column;
  }

  /** Gives the rows of a segment that are in the picture. */
  int rows(int segment) {
    int row = segment / across() % down();
    return (int) Math.min(segmentHeight, height - (long) row * segmentHeight);
  }

  /** Gives the pixels of the picture that the segments of a place hold. */
  Region region(int column, int row) {
    int x = column * segmentWidth;
    int y = row * segmentHeight;
    return new Region(x, y, Math.min(segmentWidth, width - x), Math.min(segmentHeight, height - y));
  }

  /** Gives the name by which messages call a segment. */
  String name(int segment) {
    return "%s %d of %d".formatted(tiled ? "tile" : "strip", segment + 1, count());
  }
}
