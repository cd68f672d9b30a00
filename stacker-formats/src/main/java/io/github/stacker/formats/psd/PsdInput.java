package io.github.stacker.formats.psd;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Big-endian numbers of a file, one after the other, and bytes at any place. */
final class PsdInput implements AutoCloseable {
  private final FileChannel channel;
  private final long size;
  private long position;

  private PsdInput(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  static PsdInput open(Path file) throws IOException {
    return new PsdInput(FileChannel.open(file, StandardOpenOption.READ));
  }

  /** Gives the length of the file. */
  long size() {
    return size;
  }

  long position() {
    return position;
  }

  /**
   * Goes to a place.
   *
   * @throws IOException if the file ends before it
   */
  void seek(long place) throws IOException {
    if (place < 0 || place > size) {
      throw ends();
    }
    position = place;
  }

  /**
   * Goes on by some bytes.
   *
   * @throws IOException if the file ends before that, or the number is negative
   */
  void skip(long bytes) throws IOException {
    if (bytes < 0 || bytes > size - position) {
      throw ends();
    }
    position += bytes;
  }

  int readShort() throws IOException {
    return next(2).getShort() & 0xffff;
  }

  long readInt() throws IOException {
    return next(4).getInt() & 0xffff_ffffL;
  }

  /** Gives a length of 8 bytes, where negative ones are beyond the end of any file. */
  long readLong() throws IOException {
    long number = next(8).getLong();
    return number < 0 ? Long.MAX_VALUE : number;
  }

  /** Gives the next bytes, whose number has been checked. */
  byte[] readBytes(int count) throws IOException {
    return next(count).array();
  }

  private ByteBuffer next(int count) throws IOException {
    if (count > size - position) {
      throw ends();
    }
    byte[] bytes = new byte[count];
    read(position, bytes, count);
    position += count;
    return ByteBuffer.wrap(bytes);
  }

  /** Reads bytes from a place, whatever the position; threads may do so at once. */
  void read(long place, byte[] into, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(into, 0, count);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, place + buffer.position()) < 0) {
        throw ends();
      }
    }
  }

  private EOFException ends() {
    return new EOFException("the file ends after " + size + " bytes, in the middle of its content");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
