package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Reads compressed segments and keeps, of each column of them that was touched last, one decoded:
 * so reading rows from top to bottom, or segment after segment in pieces, decodes each once.
 */
final class CachedReader implements RegionReader {
  private final Picture picture;
  private final SegmentGrid grid;
  private final SegmentStream stream;
  private final RowUnpacker unpacker;

  /** Decoded segments; each column and plane of the grid has one place, null if it has none. */
  private final byte[][] decoded;

  private final Deque<byte[]> spare = new ArrayDeque<>();

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
    forgetBeside(region);
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

  /** Forgets what is held of columns that a region does not touch. */
  private void forgetBeside(Region region) {
    int first = region.x() / grid.segmentWidth();
    int last = (region.right() - 1) / grid.segmentWidth();
    for (int place = 0; place < decoded.length; place++) {
      int column = place % grid.across();
      if (decoded[place] != null && (column < first || column > last)) {
        spare.push(decoded[place]);
        decoded[place] = null;
        held[place] = -1;
      }
    }
  }

  private byte[] decode(Segments.Part part, int plane) throws IOException {
    int place = plane * grid.across() + part.column();
    int segment = part.segment() + plane * grid.segmentsPerPlane();
    if (held[place] != segment) {
      held[place] = -1;
      if (decoded[place] == null) {
        decoded[place] = spare.isEmpty() ? new byte[(int) grid.segmentBytes()] : spare.pop();
      }
      stream.open(segment);
      stream.readAll(decoded[place], grid.rows(segment));
      held[place] = segment;
    }
    return decoded[place];
  }

  @Override
  public ImageSource.Access access() {
    return ImageSource.Access.TILES;
  }

  @Override
  public long workingBytes() {
    return decoded.length * grid.segmentBytes() + stream.workingBytes();
  }

  @Override
  public long columnBytes() {
    return grid.planes() * grid.segmentBytes() + stream.workingBytes();
  }

  @Override
  public void close() {
    stream.close();
  }
}
