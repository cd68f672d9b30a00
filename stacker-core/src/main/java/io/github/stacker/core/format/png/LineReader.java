package io.github.stacker.core.format.png;

import java.io.IOException;
import java.util.Arrays;

/**
 * Reads lines and undoes their filters.
 *
 * <p>A line is an array whose element 0 is the filter and whose packed bytes begin at 1. Both the
 * line and the one above it have that shape, so that most loops run over one index.
 */
final class LineReader {
  private final PictureBytes bytes;
  private final int bytesPerPixel;
  private byte[] line;
  private byte[] above;
  private int length;

  /**
   * Prepares for lines.
   *
   * @param bytes where they come from
   * @param bytesPerPixel the distance of the byte to the left
   * @param longest the most packed bytes of a line
   */
  LineReader(PictureBytes bytes, int bytesPerPixel, int longest) {
    this.bytes = bytes;
    this.bytesPerPixel = bytesPerPixel;
    line = new byte[longest + 1];
    above = new byte[longest + 1];
  }

  /** Begins a picture, or a pass of one: the line above the first is all zeros. */
  void begin(int lineBytes) {
    length = lineBytes + 1;
    Arrays.fill(line, 0, length, (byte) 0);
  }

  /**
   * Reads the next line.
   *
   * @return its bytes from index 1 on; valid until the call after the next
   * @throws IOException if there is none, or it is damaged
   */
  byte[] next() throws IOException {
    byte[] swap = above;
    above = line;
    line = swap;
    bytes.read(line, length);
    switch (line[0]) {
      case 0 -> {}
      case 1 -> LineUnfilter.addLeft(line, length, bytesPerPixel);
      case 2 -> LineUnfilter.addAbove(line, above, length);
      case 3 -> LineUnfilter.addAverage(line, above, length, bytesPerPixel);
      case 4 -> LineUnfilter.addPaeth(line, above, length, bytesPerPixel);
      default -> throw new IOException("a row has the unknown filter " + (line[0] & 0xff));
    }
    return line;
  }
}
