package io.github.stacker.core.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file, read by position through one small buffer. Belongs to one thread at a time.
 *
 * <p>Positional reads through one small direct buffer are as fast as a mapping when the pages are
 * in memory, and when a file shrinks or a disk fails they end in an {@link IOException} instead of
 * an error that the virtual machine may report late.
 */
public final class FileBytes implements AutoCloseable {
  /** Large enough to make system calls cheap, small enough to stay in the processor's cache. */
  public static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  private FileBytes(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /**
   * Opens a file.
   *
   * @param file the file
   * @return its bytes
   * @throws IOException if that is not possible
   */
  public static FileBytes open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new FileBytes(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Gives the size when the file was opened.
   *
   * @return bytes
   */
  public long size() {
    return size;
  }

  /**
   * Reads bytes.
   *
   * @param position of the first one
   * @param length at most {@link #BUFFER_BYTES}
   * @return a buffer that holds them from its beginning to its limit, big-endian unless its order
   *     has been changed; good until the next call
   * @throws IOException if not all of them are there
   */
  public ByteBuffer read(long position, int length) throws IOException {
    read(position, buffer.clear().limit(length));
    return buffer.flip();
  }

  /**
   * Reads bytes until a buffer is full, without a step between if it is direct.
   *
   * @param position of the first one
   * @param into gets them
   * @throws IOException if not all of them are there
   */
  public void read(long position, ByteBuffer into) throws IOException {
    long base = position - into.position();
    while (into.hasRemaining()) {
      long next = base + into.position();
      if (next < 0 || channel.read(into, next) < 0) {
        throw new IOException("the file ends before byte " + next + ", which is needed");
      }
    }
  }

  /**
   * Reads any number of bytes into an array.
   *
   * @param position of the first one
   * @param into gets them, from index {@code at} on
   * @param at index of the first one
   * @param length how many
   * @throws IOException if not all of them are there
   */
  public void read(long position, byte[] into, int at, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int step = Math.min(BUFFER_BYTES, length - done);
      read(position + done, step).get(into, at + done, step);
      done += step;
    }
  }

  /**
   * Reads any number of bytes into an array of their own.
   *
   * @param position of the first one
   * @param length how many
   * @return the bytes
   * @throws IOException if not all of them are there
   */
  public byte[] readWhole(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    read(position, bytes, 0, length);
    return bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
