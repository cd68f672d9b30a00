package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;

/** Bytes that can be read at any position: those of a file or of a block of metadata. */
interface RandomBytes {
  /** Gives the number of bytes. */
  long size();

  /**
   * Reads bytes.
   *
   * @param position of the first one
   * @param into gets them, from index {@code at} on
   * @throws IOException if not all of them are there
   */
  void read(long position, byte[] into, int at, int length) throws IOException;

  /**
   * Reads bytes until a buffer is full.
   *
   * @param position of the first one
   * @throws IOException if not all of them are there
   */
  default void read(long position, ByteBuffer into) throws IOException {
    byte[] bytes = new byte[into.remaining()];
    read(position, bytes, 0, bytes.length);
    into.put(bytes);
  }

  /** Tells whether a run of bytes is there; overflow cannot fool it. */
  default boolean contains(long position, long length) {
    return position >= 0 && length >= 0 && position <= size() && length <= size() - position;
  }

  /** Gives the bytes of an array. */
  static RandomBytes of(byte[] bytes) {
    return new RandomBytes() {
      @Override
      public long size() {
        return bytes.length;
      }

      @Override
      public void read(long position, byte[] into, int at, int length) throws IOException {
        if (!contains(position, length)) {
          throw new IOException(
              "%d bytes at %d lie beyond the end of a block of %d bytes"
                  .formatted(length, position, bytes.length));
        }
        System.arraycopy(bytes, (int) position, into, at, length);
      }
    };
  }
}
