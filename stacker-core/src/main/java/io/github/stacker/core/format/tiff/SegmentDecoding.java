package io.github.stacker.core.format.tiff;

import io.github.stacker.core.format.Decoding;
import io.github.stacker.core.format.library.SystemLibrary;
import io.github.stacker.core.format.library.WholeInflater;
import java.util.Optional;

/**
 * With what the segments of a picture are decoded.
 *
 * @param decoder its name where there is a choice
 * @param nativeBytes the memory outside the heap that it takes
 */
record SegmentDecoding(Optional<String> decoder, long nativeBytes) {
  /** Chooses for a picture. */
  static SegmentDecoding of(Picture picture, Decoding decoding) {
    if (picture.codec() != Codec.DEFLATE) {
      return new SegmentDecoding(Optional.empty(), 0);
    }
    long nativeBytes = LibdeflateDecoder.nativeBytes(picture);
    boolean whole =
        RegionReader.decodesWhole(picture)
            && !picture.isSubsampled()
            && !picture.reversedBits()
            && WholeInflater.pays(picture.grid().bytes(), nativeBytes)
            && decoding.uses(SystemLibrary.LIBDEFLATE, nativeBytes);
    return whole
        ? new SegmentDecoding(Optional.of(SystemLibrary.LIBDEFLATE.title()), nativeBytes)
        : new SegmentDecoding(Optional.of(Decoding.JDK_NAME), 0);
  }

  /** Makes a decoder of segments that are asked for as a whole. */
  Decoder newDecoder(Picture picture) {
    return nativeBytes > 0 ? new LibdeflateDecoder(picture) : Decoder.of(picture);
  }
}
