package io.github.stacker.core.format.jpeg;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads a file from one place on, through a buffer; leaves the channel's own position alone. */
final class ByteCursor {
  private final FileChannel file;
  private final ByteBuffer buffer;
  private long bufferEnd;

  ByteCursor(FileChannel file, long position, int bufferBytes) {
    this.file = file;
    this.buffer = ByteBuffer.allocate(bufferBytes).limit(0);
    this.bufferEnd = position;
  }

  /** Gives the place in the file of the next byte. */
  long position() {
    return bufferEnd - buffer.remaining();
  }

  void moveTo(long position) {
    long start = bufferEnd - buffer.limit();
    if (position >= start && position <= bufferEnd) {
      buffer.position((int) (position - start));
      return;
    }
    buffer.limit(0);
    bufferEnd = position;
  }

  /** Gives the next byte, or -1 at the end of the file. */
  int next() throws IOException {
    return buffer.hasRemaining() || fill() ? buffer.get() & 0xff : -1;
  }

  /** Gives the next byte; the end of the file is an error. */
  int nextByte() throws IOException {
    int next = next();
    if (next < 0) {
      throw new EOFException(
          "ends in the middle of its header, after %d bytes".formatted(position()));
    }
    return next;
  }

  /** Gives the next two bytes as a number, the high one first. */
  int nextShort() throws IOException {
    return nextByte() << 8 | nextByte();
  }

  byte[] nextBytes(int count) throws IOException {
    if (count > file.size() - position()) {
      throw new EOFException(
          "ends in the middle of its header, after %d bytes".formatted(file.size()));
    }
    byte[] bytes = new byte[count];
    for (int done = 0; done < count; ) {
      int part = next(bytes, done, count - done);
      if (part < 0) {
        throw new EOFException("was shortened while it was read");
      }
      done += part;
    }
    return bytes;
  }

  /**
   * Takes up to {@code count} bytes, at least one; gives how many, or -1 at the end of the file.
   */
  int next(byte[] into, int offset, int count) throws IOException {
    if (!buffer.hasRemaining() && !fill()) {
      return -1;
    }
    int part = Math.min(count, buffer.remaining());
    buffer.get(into, offset, part);
    return part;
  }

  private boolean fill() throws IOException {
    buffer.clear();
    int count = file.read(buffer, bufferEnd);
    buffer.flip();
    bufferEnd += Math.max(0, count);
    return count > 0;
  }
}
