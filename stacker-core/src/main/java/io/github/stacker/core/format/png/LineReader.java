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
      case 1 -> addLeft();
      case 2 -> addAbove();
      case 3 -> addAverage();
      case 4 -> addPaeth();
      default -> throw new IOException("a row has the unknown filter " + (line[0] & 0xff));
    }
    return line;
  }

  private void addLeft() {
    byte[] l = line;
    int step = bytesPerPixel;
    for (int i = 1 + step; i < length; i++) {
      l[i] += l[i - step];
    }
  }

  private void addAbove() {
    byte[] l = line;
    byte[] a = above;
    int end = length;
    for (int i = 1; i < end; i++) {
      l[i] += a[i];
    }
  }

  private void addAverage() {
    byte[] l = line;
    byte[] a = above;
    int step = bytesPerPixel;
    int first = Math.min(1 + step, length);
    for (int i = 1; i < first; i++) {
      l[i] += (byte) ((a[i] & 0xff) >> 1);
    }
    for (int i = first; i < length; i++) {
      l[i] += (byte) (((a[i] & 0xff) + (l[i - step] & 0xff)) >> 1);
    }
  }

  private void addPaeth() {
    int first = Math.min(1 + bytesPerPixel, length);
    for (int i = 1; i < first; i++) {
      line[i] += above[i];
    }
    if (bytesPerPixel == 3) {
      addPaethOfThree();
      return;
    }
    byte[] l = line;
    byte[] a = above;
    int step = bytesPerPixel;
    for (int i = first; i < length; i++) {
      l[i] += (byte) paeth(l[i - step] & 0xff, a[i] & 0xff, a[i - step] & 0xff);
    }
  }

  /** The commonest case, three bytes per pixel: what is left of them stays in registers. */
  private void addPaethOfThree() {
    byte[] l = line;
    byte[] a = above;
    int left0 = l[1] & 0xff;
    int left1 = l[2] & 0xff;
    int left2 = l[3] & 0xff;
    int corner0 = a[1] & 0xff;
    int corner1 = a[2] & 0xff;
    int corner2 = a[3] & 0xff;
    for (int i = 4; i + 2 < length; i += 3) {
      int up0 = a[i] & 0xff;
      int up1 = a[i + 1] & 0xff;
      int up2 = a[i + 2] & 0xff;
      left0 = l[i] + paeth(left0, up0, corner0) & 0xff;
      left1 = l[i + 1] + paeth(left1, up1, corner1) & 0xff;
      left2 = l[i + 2] + paeth(left2, up2, corner2) & 0xff;
      l[i] = (byte) left0;
      l[i + 1] = (byte) left1;
      l[i + 2] = (byte) left2;
      corner0 = up0;
      corner1 = up1;
      corner2 = up2;
    }
  }

  /**
   * Gives the one of three neighbours nearest to left + above - corner; of equally near ones the
   * first. Without branches, which noise would make unpredictable: a mask is all ones where a
   * difference is negative.
   */
  static int paeth(int left, int above, int corner) {
    int toLeft = above - corner;
    int toAbove = left - corner;
    int toCorner = Math.abs(toLeft + toAbove);
    toLeft = Math.abs(toLeft);
    toAbove = Math.abs(toAbove);
    int notLeft = (toAbove - toLeft | toCorner - toLeft) >> 31;
    int notAbove = toCorner - toAbove >> 31;
    int aboveOrCorner = above ^ (above ^ corner) & notAbove;
    return left ^ (left ^ aboveOrCorner) & notLeft;
  }
}
