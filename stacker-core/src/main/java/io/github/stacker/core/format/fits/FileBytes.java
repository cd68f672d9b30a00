package io.github.stacker.core.format.fits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a file, read by position through one small buffer. */
final class FileBytes implements AutoCloseable {
  /** Large enough to make system calls cheap, small enough to stay in the processor's cache. */
  static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  private FileBytes(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  static FileBytes open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new FileBytes(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /** Gives the size when the file was opened. */
  long size() {
    return size;
  }

  /**
   * Reads bytes.
   *
   * @param length at most {@link #BUFFER_BYTES}
   * @return a buffer that holds them from its beginning to its limit, big-endian; good until the
   *     next call
   * @throws IOException if not all of them are there
   */
  ByteBuffer read(long position, int length) throws IOException {
    buffer.clear().limit(length);
    while (buffer.hasRemaining()) {
      long next = position + buffer.position();
      if (channel.read(buffer, next) < 0) {
        throw new IOException("the file ends before byte " + next + ", which is needed");
      }
    }
    return buffer.flip();
  }

  /** Reads any number of bytes into an array of their own. */
  byte[] readWhole(long position, int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int done = 0; done < length; ) {
      int step = Math.min(BUFFER_BYTES, length - done);
      read(position + done, step).get(bytes, done, step);
      done += step;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
