package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Tile;
import io.github.stacker.core.format.FileBytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** The bytes of a file as samples. */
final class SampleFile implements RandomBytes, AutoCloseable {
  private static final int BUFFER_BYTES = FileBytes.BUFFER_BYTES;

  private final FileBytes file;

  private SampleFile(FileBytes file) {
    this.file = file;
  }

  /** Opens a file for reading. */
  static SampleFile open(Path path) throws IOException {
    return new SampleFile(FileBytes.open(path));
  }

  @Override
  public long size() {
    return file.size();
  }

  @Override
  public void read(long position, byte[] into, int at, int length) throws IOException {
    file.read(position, into, at, length);
  }

  @Override
  public void read(long position, ByteBuffer into) throws IOException {
    file.read(position, into);
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
      ByteBuffer buffer = file.read(position + (long) done * sampleBytes, step * sampleBytes);
      Samples.get(buffer.order(order), into, at + done, step);
      done += step;
    }
  }

  /**
   * Reads rows of samples that lie so close that what is between them may be read as well.
   *
   * @param position of the first byte
   * @param stride bytes from row to row, at most half of {@link FileBytes#BUFFER_BYTES}
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
      ByteBuffer buffer =
          file.read(position + (long) done * stride, (step - 1) * stride + rowBytes);
      for (int row = 0; row < step; row++) {
        buffer.limit(row * stride + rowBytes).position(row * stride);
        Samples.get(buffer.order(order), into, at + (done + row) * atStride, count);
      }
      done += step;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
