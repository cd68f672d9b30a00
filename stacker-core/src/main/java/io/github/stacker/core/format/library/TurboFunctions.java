package io.github.stacker.core.format.library;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * Functions of libturbojpeg 1.2 and later; the newer interface of version 3 is not needed. Not to
 * be touched before {@link SystemLibrary#isPresent()}.
 */
public final class TurboFunctions {
  /** Samples of one band. */
  public static final int GREY = 6;

  /** Red, green and blue, a byte each. */
  public static final int RGB = 0;

  /** Ends decoding at the first warning, which is as good as an error to us. */
  public static final int STOP_ON_WARNING = 8192;

  private TurboFunctions() {}

  /**
   * Makes a decoder.
   *
   * @return its handle; null if there is no memory
   */
  public static native Pointer tjInitDecompress();

  /**
   * Frees a decoder.
   *
   * @param decoder its handle
   * @return 0 if all went well
   */
  public static native int tjDestroy(Pointer decoder);

  /**
   * Decodes a whole picture.
   *
   * @param decoder a handle
   * @param file the bytes of a JPEG
   * @param fileBytes how many
   * @param picture gets the samples
   * @param width columns
   * @param pitch bytes from row to row
   * @param height rows
   * @param pixelFormat {@link #GREY} or {@link #RGB}
   * @param flags {@link #STOP_ON_WARNING} or 0
   * @return 0 if all went well and there was no warning
   */
  public static native int tjDecompress2(
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
