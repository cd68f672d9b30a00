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

  /**
   * Gives all bytes that are wanted of a segment, from its first one on; nothing was read before
   * and nothing will be after.
   *
   * @throws IOException as {@link #read}
   */
  default void readAll(byte[] into, int length) throws IOException {
    read(into, 0, length);
  }

  /** Gives the memory that decoding takes, in bytes. */
  long workingBytes();

  @Override
  default void close() {}

  /** Makes a decoder of the segments of a picture that needs no library of the system. */
  static Decoder of(Picture picture) {
    Decoder decoder = ofCodec(picture);
    return picture.isSubsampled()
        ? new SubsampledDecoder(decoder, picture.ycbcr().orElseThrow(), picture.grid())
        : decoder;
  }

  private static Decoder ofCodec(Picture picture) {
    return switch (picture.codec()) {
      case NONE -> new StoredDecoder();
      case LZW -> new LzwDecoder();
      case DEFLATE -> new DeflateDecoder();
      case PACK_BITS -> new PackBitsDecoder();
      case CCITT_RLE, CCITT_3, CCITT_4 -> new FaxDecoder(picture);
      case JPEG -> new JpegDecoder(picture);
      case ZSTD -> new ZstdDecoder(picture.grid().segmentBytes());
    };
  }
}
