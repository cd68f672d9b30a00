package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A raster that holds only a few rows: each row asked for is read from an image, from top to
 * bottom. What the image throws is thrown on as {@link UncheckedIOException}.
 */
final class SourceRaster extends WritableRaster {
  static final int TILE_BYTES = 4 << 20;

  private final ImageSource image;
  private final ImageInfo info;
  private final Tile rows = new Tile();
  private final byte[] row;
  private final WritableRaster rowRaster;

  private SourceRaster(ImageSource image, ImageInfo info) {
    super(
        VirtualImages.samples(info.width(), info.height(), info.bandCount()),
        VirtualImages.noBuffer(),
        new Point());
    this.image = image;
    this.info = info;
    this.row = new byte[(int) info.samplesPerRow()];
    this.rowRaster =
        Raster.createInterleavedRaster(
            new DataBufferByte(row, row.length),
            info.width(),
            1,
            row.length,
            info.bandCount(),
            info.bandCount() == 1 ? new int[] {0} : new int[] {0, 1, 2},
            new Point());
  }

  static SourceRaster of(ImageSource image) {
    return new SourceRaster(image, image.info());
  }

  /** Gives an image to encode. */
  BufferedImage image() {
    return VirtualImages.imageOf(this);
  }

  @Override
  public Raster createChild(
      int x, int y, int width, int height, int childX, int childY, int[] bands) {
    if (x != 0
        || width != info.width()
        || height != 1
        || getTransferType() != DataBuffer.TYPE_BYTE) {
      throw new IllegalArgumentException("only whole rows can be asked for");
    }
    if (y < rows.region().y() || y >= rows.region().bottom()) {
      readFrom(y);
    }
    System.arraycopy(rows.bytes(), rows.index(0, y), row, 0, row.length);
    return rowRaster;
  }

  private void readFrom(int y) {
    int count = Math.max(1, Math.min(info.height() - y, TILE_BYTES / row.length));
    try {
      image.read(new Region(0, y, info.width(), count), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
