package io.github.stacker.core.format.tiff;

import java.io.IOException;

/** Compresses segments. */
interface Encoder extends AutoCloseable {
  /** Compresses the first bytes of an array and writes them. */
  void encode(byte[] bytes, int length, TiffOutput out) throws IOException;

  @Override
  default void close() {}

  /** Makes an encoder. */
  static Encoder of(Codec codec, int level) {
    return switch (codec) {
      case NONE -> (bytes, length, out) -> out.write(bytes, 0, length);
      case LZW -> new LzwEncoder();
      case DEFLATE -> new DeflateEncoder(level);
      default -> throw new IllegalArgumentException(codec.label() + " is not written");
    };
  }
}
