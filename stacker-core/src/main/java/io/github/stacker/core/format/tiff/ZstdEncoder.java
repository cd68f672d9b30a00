package io.github.stacker.core.format.tiff;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Compresses to frames of Zstandard that tell their length. */
final class ZstdEncoder implements Encoder {
  static final int MOST_LEVEL = 22;

  private static final long BLOCK_BYTES = 2 << 20;

  private final ZstdCompressCtx context;

  /**
   * Loads the library when first called.
   *
   * @throws UncheckedIOException if there is none for this system
   */
  ZstdEncoder(int level) {
    try {
      context = new ZstdCompressCtx();
    } catch (LinkageError e) {
      throw new UncheckedIOException(
          new IOException(
              "Zstandard cannot be loaded on this system (%s); set compression to deflate"
                  .formatted(e.getMessage()),
              e));
    }
    context.setLevel(level);
  }

  /**
   * Tells what the tables of a level take: hash and chain of four bytes for each byte of the
   * window, which is no longer than what is compressed.
   */
  static long workingBytes(int level, long length) {
    int most = level <= 2 ? 17 : level <= 4 ? 19 : level <= 12 ? 23 : level <= 19 ? 24 : level + 6;
    int needed = Long.SIZE - Long.numberOfLeadingZeros(length) + 1;
    return BLOCK_BYTES + (8L << Math.min(Math.min(27, most), needed));
  }

  @Override
  public int mostBytes(int length) {
    return Math.toIntExact(Zstd.compressBound(length));
  }

  @Override
  public int encode(byte[] bytes, int length, byte[] into) {
    return context.compressByteArray(into, 0, into.length, bytes, 0, length);
  }

  @Override
  public void close() {
    context.close();
  }
}
