package io.github.stacker.core.format.library;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A block of memory outside the heap that grows when more is asked for, and loses what it holds
 * then. Belongs to one thread at a time; has to be freed.
 */
public final class NativeBlock {
  private long address;
  private long capacity;

  /** Makes a block without room. */
  public NativeBlock() {}

  /**
   * Makes sure of some room.
   *
   * @param bytes how much is needed
   * @return false if the system has no such memory left
   */
  public boolean reserve(long bytes) {
    if (bytes <= capacity) {
      return true;
    }
    free();
    // Files of a set differ a little, and memory that is not touched costs nothing.
    long withReserve = bytes + bytes / 8;
    address = Native.malloc(withReserve);
    capacity = address == 0 ? 0 : withReserve;
    return address != 0;
  }

  /**
   * Gives the place of the block.
   *
   * @return its first byte; another one when it grows
   */
  public Pointer pointer() {
    return new Pointer(address);
  }

  /**
   * Gives the beginning of the block as a buffer.
   *
   * @param count bytes, for which there is room
   * @return a buffer, not to be used after the block has grown or was freed
   */
  public ByteBuffer buffer(int count) {
    return pointer().getByteBuffer(0, count);
  }

  /**
   * Copies bytes to the beginning of the block, which has room for them.
   *
   * @param bytes what to copy
   */
  public void put(byte[] bytes) {
    pointer().write(0, bytes, 0, bytes.length);
  }

  /**
   * Copies bytes out of the block.
   *
   * @param from the first one
   * @param into gets them, from index {@code at} on
   * @param at index of the first one there
   * @param count how many
   */
  public void get(long from, byte[] into, int at, int count) {
    pointer().read(from, into, at, count);
  }

  /**
   * Reads a file from a place on to its end.
   *
   * @param file what to read
   * @param position the place in the file
   * @param at where in the block the bytes go
   * @param count how many there should be; the block has room for them
   * @return how many there were
   * @throws IOException if the file cannot be read
   */
  public int read(FileChannel file, long position, int at, int count) throws IOException {
    ByteBuffer buffer = pointer().getByteBuffer(at, count);
    while (buffer.hasRemaining() && file.read(buffer, position + buffer.position()) >= 0) {}
    return buffer.position();
  }

  /** Gives the memory back; the block has no room then. */
  public void free() {
    if (address != 0) {
      Native.free(address);
    }
    address = 0;
    capacity = 0;
  }
}
