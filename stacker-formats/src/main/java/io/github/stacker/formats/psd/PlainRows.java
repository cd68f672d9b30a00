package io.github.stacker.formats.psd;

import java.io.IOException;

/** Rows as they are. */
final class PlainRows implements PlaneRows {
  private final PsdInput input;
  private final long start;
  private final int height;
  private final int rowBytes;

  /**
   * Checks that the file is long enough.
   *
   * @param start where the first plane begins
   * @throws IOException if the file ends before the planes used
   */
  PlainRows(PsdInput input, PsdHeader header, int planes, long start) throws IOException {
    this.input = input;
    this.start = start;
    this.height = header.height();
    this.rowBytes = Math.toIntExact(header.rowBytes());
    long needed = start + (long) planes * height * rowBytes;
    if (needed > input.size()) {
      throw new IOException(
          "the samples need a file of %d bytes, this one has %d".formatted(needed, input.size()));
    }
  }

  @Override
  public void read(int plane, int row, byte[] into) throws IOException {
    input.read(start + ((long) plane * height + row) * rowBytes, into, rowBytes);
  }

  @Override
  public String label() {
    return "none";
  }

  @Override
  public long workingBytes() {
    return 0;
  }
}
