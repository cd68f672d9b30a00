package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The bytes of a file, read by position.
 *
 * <p>Positional reads through one small direct buffer are as fast as a mapping when the pages are
 * in memory, and when a file shrinks or a disk fails they end in an {@link IOException} instead of
 * an error that the virtual machine may report late.
 */
final class FileBytes implements RandomBytes, AutoCloseable {
  /** Large enough to make system calls cheap, small enough to stay in the processor's cache. */
  static final int BUFFER_BYTES = 1 << 16;

  private final FileChannel channel;
  private final long size;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

  private FileBytes(FileChannel channel, long size) {
    this.channel = channel;
    this.size = size;
  }

  /** Opens a file for reading. */
  static FileBytes open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new FileBytes(channel, channel.size());
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void read(long position, byte[] into, int at, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int step = fill(position + done, length - done);
      buffer.get(into, at + done, step);
      done += step;
    }
  }

  /**
   * Reads samples that the file stores as a tile does.
   *
   * @param position of the first byte
   * @param order the order of the bytes of a sample
   * @param into gets samples of its type, from index {@code at} on
   * @param count number of samples
   */
  void readSamples(long position, ByteOrder order, Tile into, int at, int count)
      throws IOException {
    int sampleBytes = into.type().bytes();
    int most = BUFFER_BYTES / sampleBytes;
    for (int done = 0; done < count; ) {
      int step = Math.min(most, count - done);
      fillWhole(position + (long) done * sampleBytes, step * sampleBytes);
      Samples.get(buffer.order(order), into, at + done, step);
      done += step;
    }
  }

  /**
   * Reads rows of samples that lie so close that what is between them may be read as well.
   *
   * @param position of the first byte
   * @param stride bytes from row to row, at most half of {@link #BUFFER_BYTES}
   * @param order the order of the bytes of a sample
   * @param into gets samples of its type, from index {@code at} on
   * @param atStride samples from row to row there
   * @param count samples of a row
   */
  void readRows(
      long position,
      int stride,
      int rows,
      ByteOrder order,
      Tile into,
      int at,
      int atStride,
      int count)
      throws IOException {
    int rowBytes = count * into.type().bytes();
    int most = (BUFFER_BYTES - rowBytes) / stride + 1;
    for (int done = 0; done < rows; ) {
      int step = Math.min(most, rows - done);
      fillWhole(position + (long) done * stride, (step - 1) * stride + rowBytes);
      for (int row = 0; row < step; row++) {
        buffer.limit(row * stride + rowBytes).position(row * stride);
        Samples.get(buffer.order(order), into, at + (done + row) * atStride, count);
      }
      done += step;
    }
  }

  private void fillWhole(long position, int length) throws IOException {
    int filled = fill(position, length);
    while (filled < length) {
      buffer.position(filled).limit(length);
      filled += transfer(position + filled);
    }
    buffer.position(0).limit(length);
  }

  /** Fills the buffer with at least one and at most {@code length} bytes and tells how many. */
  private int fill(long position, int length) throws IOException {
    buffer.clear().limit(Math.min(length, BUFFER_BYTES));
    int filled = transfer(position);
    buffer.flip();
    return filled;
  }

  private int transfer(long position) throws IOException {
    int count = position < 0 ? -1 : channel.read(buffer, position);
    if (count < 0) {
      throw new IOException("the file ends before byte " + position + ", which is needed");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
