package io.github.stacker.core.format.tiff;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** Reads uncompressed samples that have to be converted: only the bytes asked for, row by row. */
final class RawRowReader implements RegionReader {
  private final SampleFile file;
  private final Picture picture;
  private final SegmentGrid grid;
  private final RowUnpacker unpacker;
  private final EmptySegments empty;
  private byte[] row = {};

  RawRowReader(SampleFile file, Picture picture) {
    this.file = file;
    this.picture = picture;
    grid = picture.grid();
    unpacker = new RowUnpacker(picture.pixels(), picture.isPlanar());
    empty = new EmptySegments(picture);
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    for (Segments.Part part : Segments.of(grid, region)) {
      for (int plane = 0; plane < grid.planes(); plane++) {
        int segment = part.segment() + plane * grid.segmentsPerPlane();
        readPart(part, segment, plane, into);
      }
    }
  }

  private void readPart(Segments.Part part, int segment, int plane, Tile into) throws IOException {
    Region pixels = part.pixels();
    long firstBit = (long) (pixels.x() - part.left()) * grid.pixelBits();
    long firstByte = wholePixels(firstBit) / 8;
    int skipped = (int) ((firstBit - 8 * firstByte) / grid.pixelBits());
    long endBit = firstBit + (long) pixels.width() * grid.pixelBits();
    int length = Math.toIntExact((endBit + 7) / 8 - firstByte);
    row = row.length < length ? new byte[length] : row;
    for (int y = pixels.y(); y < pixels.bottom(); y++) {
      readBytes(segment, y - part.top(), firstByte, length);
      int at = into.index(pixels.x(), y);
      unpacker.unpack(row, 0, skipped, pixels.width(), plane, into, at);
    }
  }

  private void readBytes(int segment, int rowNumber, long firstByte, int length)
      throws IOException {
    if (picture.table().isEmpty(segment)) {
      empty.fill(segment, firstByte, row, 0, length);
      return;
    }
    long start = picture.table().offset(segment);
    file.read(start + rowNumber * grid.rowBytes() + firstByte, row, 0, length);
    if (picture.reversedBits()) {
      Rows.reverseBits(row, 0, length);
    }
    picture.normaliseOrder(row, 0, length);
  }

  /** Gives the last bit not after another at which both a byte and a pixel begin. */
  private long wholePixels(long bit) {
    long step = 8L * grid.pixelBits();
    return grid.pixelBits() % 8 == 0 ? bit : bit - bit % step;
  }

  @Override
  public ImageSource.Access access() {
    return ImageSource.Access.IN_PLACE;
  }

  @Override
  public long workingBytes() {
    return grid.rowBytes();
  }
}
