package io.github.stacker.core.format.tiff;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.TreeMap;

/** Collects fields and makes a directory of them, little-endian, classic or BigTIFF. */
final class DirectoryBuilder {
  private final boolean big;
  private final TreeMap<Integer, Field> fields = new TreeMap<>();

  DirectoryBuilder(boolean big) {
    this.big = big;
  }

  /** Adds a field; one of the same tag added before is replaced. */
  DirectoryBuilder put(Field field) {
    fields.put(field.tag(), field);
    return this;
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** Gives the number of bytes of the directory and of the numbers behind it. */
  int bytes() {
    long bytes = headBytes();
    for (Field field : fields.values()) {
      bytes += outsideBytes(field);
    }
    return Math.toIntExact(bytes);
  }

  /**
   * Makes the directory.
   *
   * @param position where in the file it will lie, even
   * @param following where the next one of its list lies, or 0
   * @return the directory and the numbers behind it, an even number of bytes
   */
  byte[] build(long position, long following) {
    ByteBuffer out = ByteBuffer.allocate(bytes()).order(ByteOrder.LITTLE_ENDIAN);
    int outside = headBytes();
    if (big) {
      out.putLong(fields.size());
    } else {
      out.putShort((short) fields.size());
    }
    for (Field field : fields.values()) {
      out.putShort((short) field.tag()).putShort((short) field.type().code());
      putNumber(out, field.count());
      int next = out.position() + room();
      if (field.data().length <= room()) {
        out.put(field.data());
      } else {
        putNumber(out, position + outside);
        out.put(outside, field.data());
        outside += outsideBytes(field);
      }
      out.position(next);
    }
    putNumber(out, following);
    return out.array();
  }

  private void putNumber(ByteBuffer out, long number) {
    if (big) {
      out.putLong(number);
    } else {
      out.putInt((int) number);
    }
  }

  private int headBytes() {
    return big ? 16 + 20 * fields.size() : 6 + 12 * fields.size();
  }

  /** Gives the bytes that the numbers of a field take behind the directory, padded to even. */
  private int outsideBytes(Field field) {
    int length = field.data().length;
    return length <= room() ? 0 : length + (length & 1);
  }

  private int room() {
    return big ? 8 : 4;
  }
}
