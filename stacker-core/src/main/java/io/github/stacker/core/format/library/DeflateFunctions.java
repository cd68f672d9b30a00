package io.github.stacker.core.format.library;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Functions of libdeflate 1.0 and later. Not to be touched before {@link
 * SystemLibrary#isPresent()}.
 */
final class DeflateFunctions {
  private DeflateFunctions() {}

  /** Makes a decompressor. */
  static native Pointer libdeflate_alloc_decompressor();

  /** Frees it. */
  static native void libdeflate_free_decompressor(Pointer decompressor);

  /**
   * Decompresses a whole zlib stream and checks its checksum.
   *
   * @param compressedUsed gets the bytes of the stream, a {@code size_t}
   * @param inflatedUsed gets the bytes it became, a {@code size_t}
   * @return 0 if all went well
   */
  static native int libdeflate_zlib_decompress_ex(
      Pointer decompressor,
      Pointer compressed,
      NativeLong compressedBytes,
      Pointer inflated,
      NativeLong inflatedRoom,
      Pointer compressedUsed,
      Pointer inflatedUsed);
}
