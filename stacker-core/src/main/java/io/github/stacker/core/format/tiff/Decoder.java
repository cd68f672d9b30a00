package io.github.stacker.core.format.tiff;

import java.io.IOException;

/** Decompresses segments, from the first byte to the last. */
interface Decoder extends AutoCloseable {
  /** Begins a segment; what is left of the one before is forgotten. */
  void open(SegmentInput compressed) throws IOException;

  /**
   * Gives the next bytes.
   *
   * @throws IOException if the data are damaged or end before all are there
   */
  void read(byte[] into, int at, int length) throws IOException;

  /** Gives the memory that decoding takes, in bytes. */
  long workingBytes();

  @Override
  default void close() {}

  /** Makes a decoder of the segments of a picture. */
  static Decoder of(Picture picture) {
    return switch (picture.codec()) {
      case NONE -> throw new IllegalArgumentException("nothing to decode");
      case LZW -> new LzwDecoder();
      case DEFLATE -> new DeflateDecoder();
      case PACK_BITS -> new PackBitsDecoder();
      case ZSTD -> new ZstdDecoder(picture.grid().segmentBytes());
    };
  }
}
