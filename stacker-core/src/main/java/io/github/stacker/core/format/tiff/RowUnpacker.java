package io.github.stacker.core.format.tiff;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Turns rows of little-endian samples into samples of tiles. */
final class RowUnpacker {
  private final PixelFormat pixels;
  private final boolean planar;
  private final SampleFormat format;
  private final int bits;
  private final int sampleBytes;
  private final int scale;

  RowUnpacker(PixelFormat pixels, boolean planar) {
    this.pixels = pixels;
    this.planar = planar;
    format = pixels.format();
    bits = pixels.bits();
    sampleBytes = pixels.sampleBytes();
    scale = SampleFormat.scale(bits);
  }

  /**
   * Puts pixels of a row, or one band of them, into a tile.
   *
   * @param row holds the row
   * @param start index of its first byte
   * @param first number of the first pixel wanted
   * @param count how many pixels
   * @param plane the band that the row holds; 0 if it holds all
   * @param into gets the samples
   * @param at index of the first pixel's first sample in the tile's array
   */
  void unpack(byte[] row, int start, int first, int count, int plane, Tile into, int at) {
    if (pixels.palette().isPresent()) {
      pixels.palette().get().unpack(row, start, bits, first, count, into, at);
      return;
    }
    int bands = pixels.samples();
    int perPixel = planar ? 1 : bands;
    int step = planar ? bands : 1;
    unpackSamples(row, start, first * perPixel, count * perPixel, into, at + plane, step);
    if (pixels.photometric() == Photometric.MIN_IS_WHITE && plane == 0) {
      invert(into, at, count, bands);
    }
  }

  private void unpackSamples(
      byte[] row, int start, int first, int count, Tile into, int at, int step) {
    if (step == 1 && isStoredAsInTiles()) {
      int from = start + first * sampleBytes;
      ByteBuffer samples = ByteBuffer.wrap(row, from, count * sampleBytes).slice();
      Samples.get(samples.order(ByteOrder.LITTLE_ENDIAN), into, at, count);
      return;
    }
    switch (into.type()) {
      case UINT8 -> unpack8(row, start, first, count, into.bytes(), at, step);
      case UINT16 -> unpack16(row, start, first, count, into.shorts(), at, step);
      case FLOAT32 -> unpackFloats(row, start, first, count, into.floats(), at, step);
      case FLOAT64 -> unpackDoubles(row, start, first, count, into.doubles(), at, step);
    }
  }

  /** Inverting comes afterwards, so it does not count here. */
  private boolean isStoredAsInTiles() {
    SampleType type = pixels.type();
    return bits == 8 * type.bytes()
        && format == (type.isInteger() ? SampleFormat.UNSIGNED : SampleFormat.FLOATING);
  }

  private void unpack8(byte[] row, int start, int first, int count, byte[] into, int at, int step) {
    if (bits == 8) {
      for (int i = 0; i < count; i++) {
        into[at + i * step] = row[start + first + i];
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      into[at + i * step] = (byte) (scale * Rows.packedBits(row, start, bits, first + i));
    }
  }

  private void unpack16(
      byte[] row, int start, int first, int count, short[] into, int at, int step) {
    if (bits == 16) {
      int from = start + 2 * first;
      for (int i = 0; i < count; i++) {
        into[at + i * step] = (short) Rows.SHORT.get(row, from + 2 * i);
      }
      return;
    }
    for (int i = 0; i < count; i++) {
      into[at + i * step] = (short) Rows.packedBits(row, start, bits, first + i);
    }
  }

  private void unpackFloats(
      byte[] row, int start, int first, int count, float[] into, int at, int step) {
    int from = start + first * sampleBytes;
    for (int i = 0; i < count; i++) {
      into[at + i * step] = (float) format.get(row, from + i * sampleBytes, bits);
    }
  }

  private void unpackDoubles(
      byte[] row, int start, int first, int count, double[] into, int at, int step) {
    int from = start + first * sampleBytes;
    for (int i = 0; i < count; i++) {
      into[at + i * step] = format.get(row, from + i * sampleBytes, bits);
    }
  }

  /** Turns the first of every {@code step} samples around between black and white. */
  private void invert(Tile into, int at, int count, int step) {
    int white = (int) (long) pixels.white();
    for (int i = at; i < at + count * step; i += step) {
      switch (into.type()) {
        case UINT8 -> into.bytes()[i] = (byte) (white - into.bytes()[i]);
        case UINT16 -> into.shorts()[i] = (short) (white - into.shorts()[i]);
        case FLOAT32 -> into.floats()[i] = (float) (pixels.white() - into.floats()[i]);
        case FLOAT64 -> into.doubles()[i] = pixels.white() - into.doubles()[i];
      }
    }
  }
}
