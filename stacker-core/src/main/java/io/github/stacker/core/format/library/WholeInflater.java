package io.github.stacker.core.format.library;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;

/**
 * Inflates whole zlib streams with libdeflate, in memory outside the heap that is used again and
 * again, since new memory is slow. Not to be made unless {@link SystemLibrary#LIBDEFLATE} is
 * present; has to be freed.
 *
 * <p>A stream that it gives is the one that zlib gives: it has the right checksum. What breaks the
 * standard and yet has the right checksum, which takes intent, libdeflate may let pass.
 */
public final class WholeInflater implements NativeDecoder {
  /** What libdeflate allocates for its tables, and two counts. */
  private static final long OWN_BYTES = 16 << 10;

  private static final long LEAST_BYTES = 1 << 20;
  private static final long MOST_NATIVE_BYTES = 120 << 20;

  private static final long COUNT_BYTES = NativeLong.SIZE;

  private final Pointer handle = DeflateFunctions.libdeflate_alloc_decompressor();
  private final NativeBlock counts = new NativeBlock();
  private final NativeBlock compressed = new NativeBlock();
  private final NativeBlock inflated = new NativeBlock();

  /**
   * Tells how much memory outside the heap a stream takes.
   *
   * @param compressedBytes the most bytes of the stream
   * @param inflatedBytes the most bytes it becomes
   * @return bytes
   */
  public static long nativeBytes(long compressedBytes, long inflatedBytes) {
    return OWN_BYTES + compressedBytes + inflatedBytes;
  }

  /**
   * Tells whether the library pays: for less than a megabyte it is not loaded, and what would take
   * more than 120 MiB at once is better streamed.
   *
   * @param pictureBytes the bytes of all samples of the picture
   * @param nativeBytes the memory outside the heap that the library would take at once
   * @return false if the picture is better left to the JDK
   */
  public static boolean pays(double pictureBytes, long nativeBytes) {
    return pictureBytes >= LEAST_BYTES && nativeBytes <= MOST_NATIVE_BYTES;
  }

  /**
   * Makes room for a stream.
   *
   * @param compressedBytes the most bytes of the stream
   * @param inflatedBytes the most bytes it becomes
   * @return false if the system has no memory left
   */
  public boolean reserve(long compressedBytes, long inflatedBytes) {
    return Pointer.nativeValue(handle) != 0
        && counts.reserve(2 * COUNT_BYTES)
        && compressed.reserve(compressedBytes)
        && inflated.reserve(inflatedBytes);
  }

  /**
   * Gives the place of the compressed bytes.
   *
   * @param count how many there are, at most as many as were reserved
   * @return a buffer to put them into
   */
  public ByteBuffer compressed(int count) {
    return compressed.buffer(count);
  }

  /**
   * Inflates the stream that was put into {@link #compressed}.
   *
   * @param compressedBytes bytes there; some may follow the stream
   * @param inflatedBytes the most it may become, at most as many as were reserved
   * @return false if there is the slightest fault, or it becomes more
   */
  public boolean inflate(int compressedBytes, int inflatedBytes) {
    return DeflateFunctions.libdeflate_zlib_decompress_ex(
            handle,
            compressed.pointer(),
            new NativeLong(compressedBytes),
            inflated.pointer(),
            new NativeLong(inflatedBytes),
            counts.pointer(),
            counts.pointer().share(COUNT_BYTES))
        == 0;
  }

  /**
   * Gives the bytes of the stream that was inflated last.
   *
   * @return those up to the end of its checksum
   */
  public long compressedUsed() {
    return counts.pointer().getNativeLong(0).longValue();
  }

  /**
   * Gives how many bytes the last stream became.
   *
   * @return bytes
   */
  public long inflatedUsed() {
    return counts.pointer().getNativeLong(COUNT_BYTES).longValue();
  }

  /**
   * Copies bytes of the stream that was inflated last.
   *
   * @param from the first one
   * @param into gets them, from index {@code at} on
   * @param at index of the first one there
   * @param count how many
   */
  public void get(long from, byte[] into, int at, int count) {
    inflated.get(from, into, at, count);
  }

  @Override
  public void free() {
    counts.free();
    compressed.free();
    inflated.free();
    if (Pointer.nativeValue(handle) != 0) {
      DeflateFunctions.libdeflate_free_decompressor(handle);
    }
  }
}
