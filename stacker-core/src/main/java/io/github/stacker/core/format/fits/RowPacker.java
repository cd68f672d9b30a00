package io.github.stacker.core.format.fits;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;

/** Turns bands of rows into the bytes of FITS, plane by plane. */
final class RowPacker {
  private final ImageInfo info;
  private final ByteBuffer bytes;
  private final Tile row = new Tile();

  RowPacker(ImageInfo info, int rows) {
    this.info = info;
    long needed = (long) info.width() * info.sampleType().bytes() * rows;
    bytes = ByteBuffer.allocateDirect(Math.toIntExact(needed));
  }

  /** Changes the samples of a band, once, to those that are stored. */
  void prepare(Tile band) {
    if (info.hasAlpha()) {
      blankTransparent(band);
    }
    switch (info.sampleType()) {
      case UINT16 -> PlainUnpacker.turnSigns(band.shorts(), 0, band.sampleCount());
      default -> {}
    }
  }

  /** Pixels of no opacity get NaN. */
  private void blankTransparent(Tile band) {
    int bands = info.bandCount();
    for (int pixel = 0; pixel < band.sampleCount(); pixel += bands) {
      if (band.get(pixel + bands - 1) == 0) {
        for (int b = 0; b < bands - 1; b++) {
          band.set(pixel + b, Double.NaN);
        }
      }
    }
  }

  /**
   * Gives the bytes of one plane of a prepared band.
   *
   * @param upwards whether the last row comes first
   * @return good until the next call
   */
  ByteBuffer pack(Tile band, int plane, boolean upwards) {
    int rows = band.region().height();
    int width = info.width();
    bytes.clear();
    for (int i = 0; i < rows; i++) {
      int at = (upwards ? rows - 1 - i : i) * width * band.bands();
      if (band.bands() == 1) {
        put(band, at, width);
      } else {
        gather(band, at + plane, width);
        put(row, 0, width);
      }
    }
    return bytes.flip();
  }

  private void put(Tile from, int at, int count) {
    switch (from.type()) {
      case UINT8 -> bytes.put(from.bytes(), at, count);
      case UINT16 -> bytes.asShortBuffer().put(from.shorts(), at, count);
      case FLOAT32 -> bytes.asFloatBuffer().put(from.floats(), at, count);
      case FLOAT64 -> bytes.asDoubleBuffer().put(from.doubles(), at, count);
    }
    if (from.type().bytes() > 1) {
      bytes.position(bytes.position() + count * from.type().bytes());
    }
  }

  /** Takes every so many samples of a row, beginning at one, into a row of their own. */
  private void gather(Tile band, int at, int count) {
    row.reshape(Region.of(count, 1), 1, band.type());
    int step = band.bands();
    switch (band.type()) {
      case UINT8 -> {
        for (int i = 0; i < count; i++) {
          row.bytes()[i] = band.bytes()[at + i * step];
        }
      }
      case UINT16 -> {
        short[] to = row.shorts();
        short[] from = band.shorts();
        for (int i = 0; i < count; i++) {
          to[i] = from[at + i * step];
        }
      }
      case FLOAT32 -> {
        float[] to = row.floats();
        float[] from = band.floats();
        for (int i = 0; i < count; i++) {
          to[i] = from[at + i * step];
        }
      }
      case FLOAT64 -> {
        double[] to = row.doubles();
        double[] from = band.doubles();
        for (int i = 0; i < count; i++) {
          to[i] = from[at + i * step];
        }
      }
    }
  }
}
