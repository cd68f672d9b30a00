package io.github.stacker.core.format.jpeg;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import io.github.stacker.core.format.library.NativeBlock;
import io.github.stacker.core.format.library.NativeDecoder;
import io.github.stacker.core.format.library.TurboFunctions;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Decodes whole pictures with libturbojpeg, into memory outside the heap. The file is read into
 * such memory too: of a mapped file that somebody shortens, native code would die.
 *
 * <p>Belongs to one thread at a time; is used again and again, since new memory is slow; has to be
 * freed.
 */
final class TurboDecoder implements NativeDecoder {
  private final Pointer handle = TurboFunctions.tjInitDecompress();
  private final NativeBlock file = new NativeBlock();
  private final NativeBlock picture = new NativeBlock();

  /**
   * Tells the memory outside the heap that a frame takes in a smaller size: file, samples, and
   * coefficients.
   */
  static long nativeBytes(JpegHeader header, int divisor, long fileBytes) {
    FrameHeader frame = header.frame();
    long coefficients = header.singleScan() ? 0 : 128 * frame.blocks();
    long rows = 64L * frame.width() * frame.components().size();
    long picture = pictureBytes(frame.divided(divisor));
    return fileBytes(header, fileBytes) + picture + coefficients + rows;
  }

  private static long fileBytes(JpegHeader header, long fileBytes) {
    return header.forDecoder().length + fileBytes - header.scanStart();
  }

  private static long pictureBytes(FrameHeader frame) {
    return (long) frame.width() * frame.height() * frame.components().size();
  }

  /**
   * Decodes a picture.
   *
   * @param divisor 1, or 2, 4 or 8 for a smaller size
   * @return false if there was the slightest fault, or no memory; then nothing was decoded
   * @throws IOException if the file cannot be read
   */
  boolean decode(FileChannel from, JpegHeader header, int divisor) throws IOException {
    FrameHeader frame = header.frame().divided(divisor);
    byte[] start = header.forDecoder();
    long rest = from.size() - header.scanStart();
    if (Pointer.nativeValue(handle) == 0
        || rest > Integer.MAX_VALUE - start.length
        || !file.reserve(start.length + rest)
        || !picture.reserve(pictureBytes(frame))) {
      return false;
    }
    file.put(start);
    int read = file.read(from, header.scanStart(), start.length, (int) rest);
    int bands = frame.components().size();
    int result =
        TurboFunctions.tjDecompress2(
            handle,
            file.pointer(),
            new NativeLong(start.length + read),
            picture.pointer(),
            frame.width(),
            frame.width() * bands,
            frame.height(),
            bands == 1 ? TurboFunctions.GREY : TurboFunctions.RGB,
            TurboFunctions.STOP_ON_WARNING);
    return result == 0;
  }

  /** Copies samples of the picture decoded last. */
  void get(long from, byte[] into, int count) {
    picture.get(from, into, 0, count);
  }

  @Override
  public void free() {
    file.free();
    picture.free();
    if (Pointer.nativeValue(handle) != 0) {
      TurboFunctions.tjDestroy(handle);
    }
  }
}
