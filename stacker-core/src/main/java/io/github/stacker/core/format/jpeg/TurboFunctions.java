package io.github.stacker.core.format.jpeg;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Functions of libturbojpeg 1.2 and later; the newer interface of version 3 is not needed. Not to
 * be touched before {@link #bind}.
 */
final class TurboFunctions {
  /** Samples of one band. */
  static final int GREY = 6;

  /** Red, green and blue, a byte each. */
  static final int RGB = 0;

  /** Ends decoding at the first warning, which is as good as an error to us. */
  static final int STOP_ON_WARNING = 8192;

  private TurboFunctions() {}

  static void bind(NativeLibrary library) {
    Native.register(TurboFunctions.class, library);
  }

  /** Makes a decoder. */
  static native Pointer tjInitDecompress();

  /** Frees it. */
  static native int tjDestroy(Pointer decoder);

  /**
   * Decodes a whole picture.
   *
   * @param pitch bytes from row to row
   * @return 0 if all went well and there was no warning
   */
  static native int tjDecompress2(
      Pointer decoder,
      Pointer file,
      NativeLong fileBytes,
      Pointer picture,
      int width,
      int pitch,
      int height,
      int pixelFormat,
      int flags);
}
