package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Limits;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the directories of a TIFF structure, classic or BigTIFF, of either byte order. */
final class DirectoryReader {
  private static final int CLASSIC = 42;
  private static final int BIG = 43;

  private final RandomBytes bytes;
  private final Limits limits;
  private final ByteOrder order;
  private final boolean big;
  private final long firstPosition;

  private DirectoryReader(
      RandomBytes bytes, Limits limits, ByteOrder order, boolean big, long firstPosition) {
    this.bytes = bytes;
    this.limits = limits;
    this.order = order;
    this.big = big;
    this.firstPosition = firstPosition;
  }

  /** Tells whether bytes begin as a TIFF structure does. */
  static boolean recognises(byte[] prefix) {
    if (prefix.length < 4 || prefix[0] != prefix[1] || (prefix[0] != 'I' && prefix[0] != 'M')) {
      return false;
    }
    int version = ByteBuffer.wrap(prefix).order(orderOf(prefix)).getShort(2);
    return version == CLASSIC || version == BIG;
  }

  /**
   * Reads the header of a TIFF structure.
   *
   * @throws IOException if it is none
   */
  static DirectoryReader open(RandomBytes bytes, Limits limits) throws IOException {
    byte[] start = new byte[(int) Math.min(16, bytes.size())];
    bytes.read(0, start, 0, start.length);
    if (!recognises(start)) {
      throw new IOException("the data do not begin as TIFF data do");
    }
    ByteOrder order = orderOf(start);
    ByteBuffer header = ByteBuffer.wrap(start).order(order);
    boolean big = header.getShort(2) == BIG;
    if (start.length < (big ? 16 : 8)) {
      throw new IOException("the data end within the header, after " + start.length + " bytes");
    }
    if (big && (header.getShort(4) != 8 || header.getShort(6) != 0)) {
      throw new IOException(
          "the BigTIFF header tells of offsets of %d bytes, not 8".formatted(header.getShort(4)));
    }
    long first = big ? header.getLong(8) : header.getInt(4) & 0xffff_ffffL;
    return new DirectoryReader(bytes, limits, order, big, first);
  }

  ByteOrder order() {
    return order;
  }

  Limits limits() {
    return limits;
  }

  boolean isBig() {
    return big;
  }

  /** Reads the first directory. */
  Directory first() throws IOException {
    if (firstPosition == 0) {
      throw new IOException("there is no directory");
    }
    return read(firstPosition);
  }

  /** Reads the tags of a directory, not their numbers. Tags of unknown type are left out. */
  Directory read(long position) throws IOException {
    long count = entryCount(position);
    if (count == 0) {
      throw new IOException("the directory at byte " + position + " is empty");
    }
    if (count > limits.parts()) {
      throw new IOException(
          "the directory at byte %d claims %d tags, more than the %d allowed"
              .formatted(position, count, limits.parts()));
    }
    long length = count * entryBytes();
    if (length > limits.metadataBytes() || !bytes.contains(position + countBytes(), length)) {
      throw new IOException(
          "the directory at byte %d claims %d tags, more than there is room for"
              .formatted(position, count));
    }
    ByteBuffer data = readBuffer(position + countBytes(), (int) length);
    Map<Integer, Directory.Entry> entries = new HashMap<>();
    for (int at = 0; at < length; at += entryBytes()) {
      int tag = data.getShort(at) & 0xffff;
      long start = position + countBytes() + at;
      entry(data, at, start).ifPresent(entry -> entries.putIfAbsent(tag, entry));
    }
    return new Directory(this, entries);
  }

  private Optional<Directory.Entry> entry(ByteBuffer data, int at, long start) {
    long count = big ? data.getLong(at + 4) : data.getInt(at + 4) & 0xffff_ffffL;
    int room = big ? 8 : 4;
    int valueAt = at + 4 + room;
    return FieldType.ofCode(data.getShort(at + 2) & 0xffff)
        .map(
            type -> {
              boolean inside = count >= 0 && count <= room / type.bytes();
              long offset = big ? data.getLong(valueAt) : data.getInt(valueAt) & 0xffff_ffffL;
              return new Directory.Entry(type, count, inside ? start + 4 + room : offset);
            });
  }

  /** Reads the numbers of a tag. */
  Field readField(int tag, Directory.Entry entry) throws IOException {
    FieldType type = entry.type();
    long most = limits.metadataBytes() / type.bytes();
    if (entry.count() < 0 || entry.count() > most) {
      throw new IOException(
          "%s claims %s numbers, more than the %d allowed"
              .formatted(Tags.name(tag), Long.toUnsignedString(entry.count()), most));
    }
    int length = (int) entry.count() * type.bytes();
    if (!bytes.contains(entry.position(), length)) {
      throw new IOException(
          "the numbers of %s lie beyond the end of the file".formatted(Tags.name(tag)));
    }
    byte[] data = new byte[length];
    bytes.read(entry.position(), data, 0, length);
    if (order == ByteOrder.BIG_ENDIAN) {
      Rows.swapBytes(data, 0, length, type.wordBytes());
    }
    return new Field(tag, type, data);
  }

  /** Gives the position of the first directory, 0 if there is none. */
  long firstPosition() {
    return firstPosition;
  }

  /**
   * Gives the position of the directory after another.
   *
   * @return 0 after the last one
   * @throws IOException if the other one is not wholly in the file
   */
  long nextPosition(long position) throws IOException {
    long at = position + countBytes() + entryCount(position) * entryBytes();
    if (!bytes.contains(at, big ? 8 : 4)) {
      throw new IOException("the directory at byte " + position + " is cut off");
    }
    ByteBuffer next = readBuffer(at, big ? 8 : 4);
    return big ? next.getLong() : next.getInt() & 0xffff_ffffL;
  }

  /**
   * Gives the number of tags of a directory.
   *
   * @throws IOException if there is no room for them in the file
   */
  long entryCount(long position) throws IOException {
    if (!bytes.contains(position, countBytes())) {
      throw new IOException(
          "the directory at byte %s lies beyond the end of the file"
              .formatted(Long.toUnsignedString(position)));
    }
    ByteBuffer data = readBuffer(position, countBytes());
    long count = big ? data.getLong() : data.getShort() & 0xffff;
    if (count < 0 || count > bytes.size() / entryBytes()) {
      throw new IOException(
          "the directory at byte %d claims %s tags, more than the file has room for"
              .formatted(position, Long.toUnsignedString(count)));
    }
    return count;
  }

  private ByteBuffer readBuffer(long position, int length) throws IOException {
    byte[] data = new byte[length];
    bytes.read(position, data, 0, length);
    return ByteBuffer.wrap(data).order(order);
  }

  private int countBytes() {
    return big ? 8 : 2;
  }

  private int entryBytes() {
    return big ? 20 : 12;
  }

  private static ByteOrder orderOf(byte[] prefix) {
    return prefix[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
  }
}
