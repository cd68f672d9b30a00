package io.github.stacker.core.format.tiff;

/** Compresses segments. Belongs to one thread at a time; what it makes depends on nothing else. */
interface Encoder extends AutoCloseable {
  /** Gives the length that so many bytes cannot pass when they are compressed. */
  int mostBytes(int length);

  /**
   * Compresses the first bytes of an array.
   *
   * @param into gets the result, at least {@link #mostBytes} long
   * @return the length of the result
   */
  int encode(byte[] bytes, int length, byte[] into);

  @Override
  default void close() {}

  /** Makes an encoder. */
  static Encoder of(Codec codec, int level) {
    return switch (codec) {
      case LZW -> new LzwEncoder();
      case DEFLATE -> new DeflateEncoder(level);
      case ZSTD -> new ZstdEncoder(level);
      default -> throw new IllegalArgumentException(codec.label() + " is not written");
    };
  }

  /**
   * Tells how much memory compressing takes beside the bytes and the result, in the heap or not.
   *
   * @param length most bytes compressed at once
   */
  static long workingBytes(Codec codec, int level, long length) {
    return switch (codec) {
      case LZW -> LzwEncoder.WORKING_BYTES;
      case DEFLATE -> DeflateEncoder.WORKING_BYTES;
      case ZSTD -> ZstdEncoder.workingBytes(level, length);
      default -> 0;
    };
  }
}
