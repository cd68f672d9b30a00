package io.github.stacker.core.format.jpeg;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A block of memory outside the heap that grows when more is asked for, and loses what it holds
 * then. Belongs to one thread at a time; has to be freed.
 */
final class NativeBlock {
  private long address;
  private long capacity;

  /**
   * Makes sure of some room.
   *
   * @return false if the system has no such memory left
   */
  boolean reserve(long bytes) {
    if (bytes <= capacity) {
      return true;
    }
    free();
    address = Native.malloc(bytes);
    capacity = address == 0 ? 0 : bytes;
    return address != 0;
  }

  Pointer pointer() {
    return new Pointer(address);
  }

  void put(byte[] bytes) {
    pointer().write(0, bytes, 0, bytes.length);
  }

  void get(long from, byte[] into, int count) {
    pointer().read(from, into, 0, count);
  }

  /**
   * Reads a file from a place on to its end.
   *
   * @param at where in the block the bytes go
   * @param count how many there should be; the block has room for them
   * @return how many there were
   */
  int read(FileChannel file, long position, int at, int count) throws IOException {
    ByteBuffer buffer = pointer().getByteBuffer(at, count);
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {}
    return buffer.position();
  }

  void free() {
    if (address != 0) {
      Native.free(address);
    }
    address = 0;
    capacity = 0;
  }
}
