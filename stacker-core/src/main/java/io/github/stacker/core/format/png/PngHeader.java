package io.github.stacker.core.format.png;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The chunk IHDR: size and layout of the picture.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param depth bits per stored sample or palette index: 1, 2, 4, 8 or 16
 * @param colour what the samples of a pixel are
 * @param interlaced whether the rows come in the seven passes of Adam7
 */
record PngHeader(int width, int height, int depth, PngColour colour, boolean interlaced) {
  /** Bytes of the chunk's body. */
  static final int BYTES = 13;

  /** Lines longer than this are not read and not written. */
  static final long LONGEST_LINE = 1L << 30;

  /**
   * Reads and checks the body of the chunk.
   *
   * @param body {@link #BYTES} bytes
   * @throws IOException if the header contradicts itself or the standard
   */
  static PngHeader parse(byte[] body) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(body);
    int width = in.getInt();
    int height = in.getInt();
    if (width < 1 || height < 1) {
      throw new IOException(
          "the header claims %s columns and %s rows"
              .formatted(Integer.toUnsignedString(width), Integer.toUnsignedString(height)));
    }
    int depth = in.get() & 0xff;
    PngColour colour = PngColour.of(in.get() & 0xff);
    if (!colour.allows(depth)) {
      throw new IOException(
          "the header claims %d-bit samples, which PNG does not have for %s"
              .formatted(depth, colour.title()));
    }
    requireZero("compression method", in.get());
    requireZero("filter method", in.get());
    int interlace = in.get() & 0xff;
    if (interlace > 1) {
      throw new IOException("the header names the unknown interlace method " + interlace);
    }
    return new PngHeader(width, height, depth, colour, interlace == 1);
  }

  private static void requireZero(String what, byte method) throws IOException {
    if (method != 0) {
      throw new IOException("the header names the unknown %s %d".formatted(what, method & 0xff));
    }
  }

  /** Gives the body of the chunk. */
  byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .putInt(width)
        .putInt(height)
        .put((byte) depth)
        .put((byte) colour.code())
        .put((byte) 0)
        .put((byte) 0)
        .put((byte) (interlaced ? 1 : 0))
        .array();
  }

  /** Gives the distance of a byte from the one that filters call "left": at least 1. */
  int bytesPerPixel() {
    return Math.max(1, depth * colour.samples() / 8);
  }

  /** Gives the packed bytes of a line of some columns, its filter byte not counted. */
  long lineBytes(int columns) {
    return ((long) columns * depth * colour.samples() + 7) / 8;
  }

  /** Gives the largest number that a stored sample or index can be. */
  int maximum() {
    return (1 << depth) - 1;
  }

  /** Gives the bytes of the whole picture before compression, filter bytes included. */
  double filteredBytes() {
    return (double) height * (lineBytes(width) + 1);
  }
}
