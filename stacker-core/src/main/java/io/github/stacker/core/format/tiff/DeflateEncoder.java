package io.github.stacker.core.format.tiff;

import java.util.zip.Deflater;

/** Compresses to zlib streams. */
final class DeflateEncoder implements Encoder {
  /** What zlib says that it takes. */
  static final long WORKING_BYTES = 268 << 10;

  private final Deflater deflater;

  DeflateEncoder(int level) {
    deflater = new Deflater(level);
  }

  /** More than deflate can make: 9 bits for each byte, and some for its blocks. */
  @Override
  public int mostBytes(int length) {
    return Math.toIntExact(length + length / 8L + 1024);
  }

  @Override
  public int encode(byte[] bytes, int length, byte[] into) {
    deflater.reset();
    deflater.setInput(bytes, 0, length);
    deflater.finish();
    int count = 0;
    while (!deflater.finished()) {
      int step = deflater.deflate(into, count, into.length - count);
      if (step == 0) {
        throw new IllegalStateException("%d bytes do not fit %d".formatted(length, into.length));
      }
      count += step;
    }
    return count;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
