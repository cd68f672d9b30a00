package io.github.stacker.core.format.tiff;

import io.github.stacker.core.format.library.IdleDecoders;
import io.github.stacker.core.format.library.WholeInflater;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Decompresses zlib streams with libdeflate where a segment is asked for as a whole. Should there
 * be the slightest fault, the JDK decompresses the segment again, which decides what is wrong with
 * it: so segments are refused and accepted as without libdeflate.
 */
final class LibdeflateDecoder implements Decoder {
  /** Many pictures are open at once, of which few are decoded at the same time. */
  private static final IdleDecoders<WholeInflater> INFLATERS =
      new IdleDecoders<>(WholeInflater::new);

  private final int compressedBytes;
  private final int inflatedBytes;
  private final DeflateDecoder otherwise = new DeflateDecoder();
  private SegmentInput compressed;

  /** Makes a decoder of the segments of a picture. */
  LibdeflateDecoder(Picture picture) {
    compressedBytes = Math.toIntExact(compressedBytes(picture));
    inflatedBytes = Math.toIntExact(inflatedBytes(picture.grid()));
  }

  /** Tells the memory outside the heap that the segments of a picture take. */
  static long nativeBytes(Picture picture) {
    return WholeInflater.nativeBytes(compressedBytes(picture), inflatedBytes(picture.grid()));
  }

  /** The bytes of the longest segment, unless it claims more than any compression makes of it. */
  private static long compressedBytes(Picture picture) {
    long inflated = inflatedBytes(picture.grid());
    return Math.min(picture.table().mostByteCount(), inflated + inflated / 8 + 1024);
  }

  /** The bytes that a segment becomes, those of rows below the picture included. */
  private static long inflatedBytes(SegmentGrid grid) {
    return grid.rowBytes() * grid.segmentHeight();
  }

  @Override
  public void open(SegmentInput input) {
    compressed = input;
    otherwise.open(input);
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    otherwise.read(into, at, length);
  }

  @Override
  public void readAll(byte[] into, int length) throws IOException {
    WholeInflater inflater = INFLATERS.take();
    try {
      if (inflate(inflater, into, length)) {
        return;
      }
    } finally {
      INFLATERS.giveBack(inflater);
    }
    compressed.rewind();
    otherwise.read(into, 0, length);
  }

  private boolean inflate(WholeInflater inflater, byte[] into, int length) {
    if (compressed.length() > compressedBytes
        || !inflater.reserve(compressedBytes, inflatedBytes)) {
      return false;
    }
    ByteBuffer all = inflater.compressed((int) compressed.length());
    try {
      compressed.readAll(all);
    } catch (IOException e) {
      return false; // the JDK may not need what cannot be read
    }
    if (!inflater.inflate(all.position(), inflatedBytes) || inflater.inflatedUsed() < length) {
      return false;
    }
    inflater.get(0, into, 0, length);
    return true;
  }

  @Override
  public long workingBytes() {
    return otherwise.workingBytes();
  }

  @Override
  public void close() {
    otherwise.close();
  }
}
