package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file written from front to back, apart from its header. */
final class TiffOutput implements AutoCloseable {
  /** Few calls of the system, and still in the cache when they come. */
  static final int BUFFER_BYTES = 256 << 10;

  private static final byte[] ZEROS = new byte[1 << 12];

  private final FileChannel channel;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
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

  /** Writes samples of a tile, little-endian. */
  void write(Tile tile, int at, int count) throws IOException {
    int sampleBytes = tile.type().bytes();
    for (int done = 0; done < count; ) {
      if (buffer.remaining() < sampleBytes) {
        flush();
      }
      int step = Math.min(buffer.remaining() / sampleBytes, count - done);
      Samples.put(tile, at + done, step, buffer.slice().order(ByteOrder.LITTLE_ENDIAN));
      buffer.position(buffer.position() + step * sampleBytes);
      done += step;
    }
  }

  /** Writes zeros. */
  void writeZeros(int count) throws IOException {
    for (int done = 0; done < count; done += ZEROS.length) {
      write(ZEROS, 0, Math.min(ZEROS.length, count - done));
    }
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
    write(ZEROS, 0, missing);
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
