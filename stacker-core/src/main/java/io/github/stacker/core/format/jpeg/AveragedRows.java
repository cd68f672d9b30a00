package io.github.stacker.core.format.jpeg;

import io.github.stacker.core.format.PictureRows;
import java.io.IOException;
import java.util.Arrays;

/**
 * The rows of a picture in a smaller size: each sample is the mean of a square, rounded half up; at
 * the right and below of what is left of one.
 */
final class AveragedRows implements PictureRows {
  private final PictureRows whole;
  private final FrameHeader frame;
  private final int divisor;
  private final int bands;
  private final byte[] rows;
  private final int[] sums;
  private int rowsRead;

  /**
   * Prepares to average.
   *
   * @param whole the rows in full size; closed with these
   * @param frame describes the picture in full size
   * @param divisor the side of the squares
   */
  AveragedRows(PictureRows whole, FrameHeader frame, int divisor) {
    this.whole = whole;
    this.frame = frame;
    this.divisor = divisor;
    this.bands = frame.components().size();
    this.rows = new byte[divisor * frame.width() * bands];
    this.sums = new int[frame.divided(divisor).width() * bands];
  }

  @Override
  public void read(int count, byte[] into) throws IOException {
    for (int row = 0; row < count; row++) {
      int height = Math.min(divisor, frame.height() - rowsRead);
      whole.read(height, rows);
      rowsRead += height;
      average(height, into, row * sums.length);
    }
  }

  private void average(int height, byte[] into, int at) {
    Arrays.fill(sums, 0);
    int rowBytes = frame.width() * bands;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < frame.width(); x++) {
        for (int b = 0; b < bands; b++) {
          sums[x / divisor * bands + b] += rows[y * rowBytes + x * bands + b] & 0xff;
        }
      }
    }
    for (int i = 0; i < sums.length; i++) {
      int width = Math.min(divisor, frame.width() - i / bands * divisor);
      int pixels = width * height;
      into[at + i] = (byte) ((sums[i] + pixels / 2) / pixels);
    }
  }

  @Override
  public long workingBytes() {
    return whole.workingBytes() + rows.length + 4L * sums.length;
  }

  @Override
  public void close() {
    whole.close();
  }
}
