package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.nio.ByteBuffer;

/** The compressed bytes of a segment, one after the other. */
final class SegmentInput {
  static final int BUFFER_BYTES = 1 << 14;

  private final RandomBytes file;
  private final boolean reversedBits;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private int next;
  private int limit;
  private long start;
  private long length;
  private long position;
  private long remaining;

  SegmentInput(RandomBytes file, boolean reversedBits) {
    this.file = file;
    this.reversedBits = reversedBits;
  }

  /** Goes to the first byte of a segment. */
  void open(long newStart, long newLength) {
    start = newStart;
    length = newLength;
    rewind();
  }

  /** Gives the bytes of the segment. */
  long length() {
    return length;
  }

  /** Goes back to the first byte of the segment. */
  void rewind() {
    next = 0;
    limit = 0;
    position = start;
    remaining = length;
  }

  /** Gives the next byte, or -1 after the last one. */
  int read() throws IOException {
    if (next == limit && !fill()) {
      return -1;
    }
    return buffer[next++] & 0xff;
  }

  /** Tells, before anything is taken, whether the first code is that of the older kind of LZW. */
  boolean beginsAsOldLzw() throws IOException {
    return next == limit && fill() && limit > 1 && buffer[0] == 0 && (buffer[1] & 1) == 1;
  }

  /** Takes up to {@code most} bytes and tells how many, or -1 after the last one. */
  int read(byte[] into, int at, int most) throws IOException {
    if (next == limit && !fill()) {
      return -1;
    }
    int step = Math.min(most, limit - next);
    System.arraycopy(buffer, next, into, at, step);
    next += step;
    return step;
  }

  /** Takes four bytes as one big-endian number if so many are at hand, else gives -1. */
  long readFourAtHand() {
    if (limit - next < 4) {
      return -1;
    }
    next += 4;
    return Integer.reverseBytes((int) Rows.INT.get(buffer, next - 4)) & 0xffff_ffffL;
  }

  /** Takes all bytes of a segment from which none was taken. */
  byte[] readAll() throws IOException {
    byte[] all = new byte[Math.toIntExact(remaining)];
    file.read(position, all, 0, all.length);
    if (reversedBits) {
      Rows.reverseBits(all, 0, all.length);
    }
    remaining = 0;
    return all;
  }

  /** Takes all bytes of a segment from which none was taken and whose bits are not reversed. */
  void readAll(ByteBuffer into) throws IOException {
    file.read(position, into);
    remaining = 0;
  }

  private boolean fill() throws IOException {
    if (remaining == 0) {
      return false;
    }
    limit = (int) Math.min(buffer.length, remaining);
    next = 0;
    file.read(position, buffer, 0, limit);
    if (reversedBits) {
      Rows.reverseBits(buffer, 0, limit);
    }
    position += limit;
    remaining -= limit;
    return true;
  }
}
