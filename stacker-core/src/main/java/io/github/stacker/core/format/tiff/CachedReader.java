package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Arrays;

/**
 * Reads compressed segments and keeps the last row of them decoded, so that reading bands from top
 * to bottom decodes each segment once.
 */
final class CachedReader implements RegionReader {
  private final Picture picture;
  private final SegmentGrid grid;
  private final SegmentStream stream;
  private final RowUnpacker unpacker;

  /** Decoded segments; each column and plane of the grid has one place. */
  private final byte[][] decoded;

  /** The numbers of the segments held, -1 for none. */
  private final int[] held;

  CachedReader(RandomBytes file, Picture picture, Decoder decoder) {
    this.picture = picture;
    grid = picture.grid();
    stream = new SegmentStream(file, picture, decoder);
    unpacker = new RowUnpacker(picture.pixels(), picture.isPlanar());
    decoded = new byte[grid.across() * grid.planes()][];
    held = new int[decoded.length];
    Arrays.fill(held, -1);
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    int rowBytes = (int) grid.rowBytes();
    for (Segments.Part part : Segments.of(grid, region)) {
      Region pixels = part.pixels();
      for (int plane = 0; plane < grid.planes(); plane++) {
        byte[] rows = decode(part, plane);
        for (int y = pixels.y(); y < pixels.bottom(); y++) {
          int start = (y - part.top()) * rowBytes;
          int first = pixels.x() - part.left();
          int at = into.index(pixels.x(), y);
          unpacker.unpack(rows, start, first, pixels.width(), plane, into, at);
        }
      }
    }
  }

  private byte[] decode(Segments.Part part, int plane) throws IOException {
    int place = plane * grid.across() + part.column();
    int segment = part.segment() + plane * grid.segmentsPerPlane();
    if (held[place] != segment) {
      held[place] = -1;
      if (decoded[place] == null) {
        decoded[place] = new byte[(int) grid.segmentBytes()];
      }
      stream.open(segment);
      stream.readAll(decoded[place], grid.rows(segment));
      held[place] = segment;
    }
    return decoded[place];
  }

  @Override
  public long workingBytes() {
    return decoded.length * grid.segmentBytes() + stream.workingBytes();
  }

  @Override
  public void close() {
    stream.close();
  }
}
