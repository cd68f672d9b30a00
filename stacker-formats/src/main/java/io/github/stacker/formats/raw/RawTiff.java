package io.github.stacker.formats.raw;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Looks whether a TIFF holds the data of a sensor: a picture whose photometric interpretation is
 * "colour filter array" or "linear raw" (TIFF/EP, DNG), among the first directory and those below
 * it, or Canon's mark.
 */
final class RawTiff {
  private static final int PHOTOMETRIC = 262;
  private static final int SUB_DIRECTORIES = 330;
  private static final int FILTER_ARRAY = 32803;
  private static final int LINEAR_RAW = 34892;
  private static final int ENTRY_BYTES = 12;
  private static final int MOST_ENTRIES = 512;
  private static final int MOST_DIRECTORIES = 16;
  private static final int SHORT = 3;

  private final FileChannel file;
  private final ByteOrder order;

  private RawTiff(FileChannel file, ByteOrder order) {
    this.file = file;
    this.order = order;
  }

  /** Tells whether a file begins like a classic TIFF. */
  static boolean begins(byte[] prefix) {
    return prefix.length >= 8
        && prefix[0] == prefix[1]
        && (prefix[0] == 'I' && prefix[2] == 42 && prefix[3] == 0
            || prefix[0] == 'M' && prefix[2] == 0 && prefix[3] == 42);
  }

  /**
   * Looks into a file.
   *
   * @return false also for damaged directories, which are for the reader of TIFF to tell
   */
  static boolean holdsSensorData(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      ByteBuffer head = read(file, 0, 16);
      if (!begins(head.array())) {
        return false;
      }
      boolean little = head.get(0) == 'I';
      head.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
      boolean canon = head.get(8) == 'C' && head.get(9) == 'R' && head.get(10) == 2;
      return canon || new RawTiff(file, head.order()).holds(head.getInt(4) & 0xffff_ffffL, true);
    }
  }

  private boolean holds(long offset, boolean first) throws IOException {
    int count = read(file, offset, 2).order(order).getShort(0) & 0xffff;
    if (count > MOST_ENTRIES) {
      return false;
    }
    ByteBuffer entries = read(file, offset + 2, count * ENTRY_BYTES).order(order);
    for (int at = 0; at < entries.capacity(); at += ENTRY_BYTES) {
      int tag = entries.getShort(at) & 0xffff;
      if (tag == PHOTOMETRIC && isRaw(number(entries, at))
          || tag == SUB_DIRECTORIES && first && anyBelow(entries, at)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isRaw(long photometric) {
    return photometric == FILTER_ARRAY || photometric == LINEAR_RAW;
  }

  private static long number(ByteBuffer entries, int at) {
    return entries.getShort(at + 2) == SHORT
        ? entries.getShort(at + 8) & 0xffff
        : entries.getInt(at + 8) & 0xffff_ffffL;
  }

  private boolean anyBelow(ByteBuffer entries, int at) throws IOException {
    long count = Math.min(entries.getInt(at + 4) & 0xffff_ffffL, MOST_DIRECTORIES);
    long where = entries.getInt(at + 8) & 0xffff_ffffL;
    if (count == 1) {
      return holds(where, false);
    }
    ByteBuffer offsets = read(file, where, (int) count * 4).order(order);
    for (int i = 0; i < count; i++) {
      if (holds(offsets.getInt(4 * i) & 0xffff_ffffL, false)) {
        return true;
      }
    }
    return false;
  }

  /** Reads bytes; those beyond the end of the file are 0, which is no entry of interest. */
  private static ByteBuffer read(FileChannel file, long at, int count) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(count);
    while (bytes.hasRemaining() && file.read(bytes, at + bytes.position()) > 0) {
      continue;
    }
    return bytes;
  }
}
