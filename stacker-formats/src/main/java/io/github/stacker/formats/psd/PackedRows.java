package io.github.stacker.formats.psd;

import java.io.IOException;
import java.util.Arrays;

/** Rows compressed one by one as PackBits does it, behind a table of their lengths. */
final class PackedRows implements PlaneRows {
  private static final int TABLE_PART_BYTES = 1 << 16;

  private final PsdInput input;
  private final int height;
  private final int rowBytes;

  /** Where each row begins, planes one after the other, and where the last one ends. */
  private final long[] starts;

  private byte[] packed = {};

  /**
   * Reads the table.
   *
   * @param planes how many planes are used
   * @param start where the table begins
   * @throws IOException if the table or the rows lie beyond the end of the file
   */
  PackedRows(PsdInput input, PsdHeader header, int planes, long start) throws IOException {
    this.input = input;
    this.height = header.height();
    this.rowBytes = Math.toIntExact(header.rowBytes());
    int lengthBytes = header.large() ? 4 : 2;
    long tableBytes = (long) header.channels() * height * lengthBytes;
    if (tableBytes > input.size() - start) {
      throw new IOException("the table of the lengths of rows ends beyond the file");
    }
    starts = new long[Math.toIntExact((long) planes * height + 1)];
    starts[0] = start + tableBytes;
    readTable(start, lengthBytes);
    if (starts[starts.length - 1] > input.size()) {
      throw new IOException("compressed rows end beyond the file; it has been cut short");
    }
  }

  private void readTable(long start, int lengthBytes) throws IOException {
    byte[] part = new byte[TABLE_PART_BYTES];
    int rows = starts.length - 1;
    for (int row = 0; row < rows; ) {
      int count = Math.min(rows - row, TABLE_PART_BYTES / lengthBytes);
      input.read(start + (long) row * lengthBytes, part, count * lengthBytes);
      for (int i = 0; i < count; i++, row++) {
        starts[row + 1] = starts[row] + number(part, i * lengthBytes, lengthBytes);
      }
    }
  }

  private static long number(byte[] bytes, int at, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number = number << 8 | bytes[at + i] & 0xff;
    }
    return number;
  }

  @Override
  public void read(int plane, int row, byte[] into) throws IOException {
    int index = plane * height + row;
    // Even a row without a single repetition needs no more than this.
    long most = 2L * rowBytes + 128;
    long length = starts[index + 1] - starts[index];
    if (length > most) {
      throw damaged(plane, row);
    }
    packed = packed.length < length ? new byte[(int) most] : packed;
    input.read(starts[index], packed, (int) length);
    if (!unpack((int) length, into)) {
      throw damaged(plane, row);
    }
  }

  /** Tells whether the packed bytes make exactly a row. */
  private boolean unpack(int length, byte[] into) {
    int from = 0;
    int to = 0;
    while (from < length && to < rowBytes) {
      int code = packed[from++];
      int count = code < 0 ? 1 - code : code + 1;
      int taken = code < 0 ? 1 : count;
      if (code == -128) {
        continue;
      }
      if (count > rowBytes - to || taken > length - from) {
        return false;
      }
      if (code < 0) {
        Arrays.fill(into, to, to + count, packed[from]);
      } else {
        System.arraycopy(packed, from, into, to, count);
      }
      from += taken;
      to += count;
    }
    return to == rowBytes;
  }

  private static IOException damaged(int plane, int row) {
    return new IOException("row %d of channel %d is damaged".formatted(row, plane));
  }

  @Override
  public String label() {
    return "PackBits";
  }

  @Override
  public long workingBytes() {
    return 8L * starts.length + 2L * rowBytes + 128;
  }
}
