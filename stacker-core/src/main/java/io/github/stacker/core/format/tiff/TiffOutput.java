package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file written from front to back, apart from its header. */
final class TiffOutput implements AutoCloseable {
  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(FileBytes.BUFFER_BYTES);
  private long flushed;

  private TiffOutput(FileChannel channel) {
    this.channel = channel;
  }

  /** Makes the file, or empties it. */
  static TiffOutput create(Path file) throws IOException {
    return new TiffOutput(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING));
  }

  /** Gives the number of bytes written so far. */
  long position() {
    return flushed + buffer.position();
  }

  /** Writes bytes behind those written before. */
  void write(byte[] bytes, int at, int length) throws IOException {
    for (int done = 0; done < length; ) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int step = Math.min(buffer.remaining(), length - done);
      buffer.put(bytes, at + done, step);
      done += step;
    }
  }

  /** Writes zeros until the position is a multiple of a number, of 8 at most. */
  void align(int multiple) throws IOException {
    int missing = (int) ((multiple - position() % multiple) % multiple);
    write(new byte[8], 0, missing);
  }

  /** Writes the first bytes of the file again. */
  void writeHeader(byte[] header) throws IOException {
    flush();
    ByteBuffer bytes = ByteBuffer.wrap(header);
    while (bytes.hasRemaining()) {
      channel.write(bytes, bytes.position());
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      flushed += channel.write(buffer, flushed);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
