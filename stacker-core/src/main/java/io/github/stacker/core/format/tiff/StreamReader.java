package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** Reads compressed strips that are too large to keep: row by row, from top to bottom. */
final class StreamReader implements RegionReader {
  /** Decoded strips up to this size are kept, which makes any order of reading possible. */
  static final long LARGE_STRIP_BYTES = 8L << 20;

  private final SegmentGrid grid;
  private final RowUnpacker unpacker;

  /** One stream for each plane, since a pixel needs all of them. */
  private final SegmentStream[] streams;

  /** One row; made when the first one is read, so that a file that is only opened costs nothing. */
  private byte[] row = {};

  private int nextRow;

  StreamReader(RandomBytes file, Picture picture) {
    grid = picture.grid();
    unpacker = new RowUnpacker(picture.pixels(), picture.isPlanar());
    streams = new SegmentStream[grid.planes()];
    for (int plane = 0; plane < streams.length; plane++) {
      streams[plane] = new SegmentStream(file, picture, Decoder.of(picture));
    }
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (region.y() != nextRow || region.width() != grid.width()) {
      throw new IllegalStateException(
          "rows have to be read whole and in order, next is row " + nextRow + ", not " + region);
    }
    int rowBytes = (int) grid.rowBytes();
    row = row.length < rowBytes ? new byte[rowBytes] : row;
    for (int y = region.y(); y < region.bottom(); y++) {
      nextRow = Integer.MAX_VALUE;
      readRow(y, into);
      nextRow = y + 1;
    }
  }

  private void readRow(int y, Tile into) throws IOException {
    for (int plane = 0; plane < streams.length; plane++) {
      if (y % grid.segmentHeight() == 0) {
        streams[plane].open(grid.segment(0, y / grid.segmentHeight(), plane));
      }
      streams[plane].read(row, 1);
      unpacker.unpack(row, 0, 0, grid.width(), plane, into, into.index(0, y));
    }
  }

  @Override
  public ImageSource.Access access() {
    return ImageSource.Access.ROWS;
  }

  @Override
  public long workingBytes() {
    return grid.rowBytes() + streams.length * streams[0].workingBytes();
  }

  @Override
  public void close() {
    for (SegmentStream stream : streams) {
      stream.close();
    }
  }
}
