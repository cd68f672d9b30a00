package io.github.stacker.core.format.fits;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.FileBytes;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Reads samples that are not compressed: any rectangle, from the file into the tile. */
final class PlainReader implements RegionReader {
  /** What an unpacker holds. */
  private static final long UNPACKER_BYTES = 64 << 10;

  private final FileBytes file;
  private final PictureHeader picture;
  private final long dataOffset;
  private final Unpacker unpacker;

  /**
   * Prepares to read.
   *
   * @throws IOException if the file is too short for the picture
   */
  PlainReader(FileBytes file, PictureHeader picture, long dataOffset, Unpacker unpacker)
      throws IOException {
    this.file = file;
    this.picture = picture;
    this.dataOffset = dataOffset;
    this.unpacker = unpacker;
    double needed = (double) picture.rowBytes() * picture.height() * picture.planes();
    if (needed > file.size() - dataOffset) {
      throw new EOFException(
          "%dx%d pixels need %.0f bytes from byte %d on, but the file ends at byte %d: it was cut"
              .formatted(picture.width(), picture.height(), needed, dataOffset, file.size()));
    }
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    for (int plane = 0; plane < picture.planes(); plane++) {
      if (region.width() * (long) picture.sampleBytes() > FileBytes.BUFFER_BYTES) {
        readLongRows(region, plane, into);
      } else {
        readRows(region, plane, into);
      }
    }
  }

  /** Reads as many rows at once as the buffer holds, if most of what is read is wanted. */
  private void readRows(Region region, int plane, Tile into) throws IOException {
    int wanted = region.width() * picture.sampleBytes();
    long rowBytes = picture.rowBytes();
    boolean close = rowBytes <= 2L * wanted;
    int most = close ? (int) ((FileBytes.BUFFER_BYTES - wanted) / rowBytes) + 1 : 1;
    int step = into.bands();
    for (int top = region.y(); top < region.bottom(); ) {
      int rows = Math.min(most, region.bottom() - top);
      int bottom = top + rows;
      int first = Math.min(picture.fileRow(top), picture.fileRow(bottom - 1));
      long position = position(plane, first, region.x());
      ByteBuffer bytes = file.read(position, (int) ((rows - 1) * rowBytes) + wanted);
      for (int y = top; y < bottom; y++) {
        int at = (int) ((picture.fileRow(y) - first) * rowBytes);
        bytes.limit(at + wanted).position(at);
        unpacker.unpack(bytes, region.width(), into, into.index(region.x(), y) + plane, step);
      }
      top = bottom;
    }
  }

  private void readLongRows(Region region, int plane, Tile into) throws IOException {
    int most = FileBytes.BUFFER_BYTES / picture.sampleBytes();
    int step = into.bands();
    for (int y = region.y(); y < region.bottom(); y++) {
      for (int x = region.x(); x < region.right(); ) {
        int count = Math.min(most, region.right() - x);
        long position = position(plane, picture.fileRow(y), x);
        ByteBuffer bytes = file.read(position, count * picture.sampleBytes());
        unpacker.unpack(bytes, count, into, into.index(x, y) + plane, step);
        x += count;
      }
    }
  }

  private long position(int plane, int fileRow, int x) {
    return dataOffset
        + plane * picture.planeBytes()
        + fileRow * picture.rowBytes()
        + (long) x * picture.sampleBytes();
  }

  @Override
  public ImageSource.Access access() {
    return ImageSource.Access.IN_PLACE;
  }

  @Override
  public long workingBytes() {
    return UNPACKER_BYTES;
  }
}
