package io.github.stacker.core.format.tiff;

import java.io.IOException;

/**
 * Gives each pixel its own differences of colour, where the file has them for some pixels together:
 * as blocks of all their brightnesses, row after row, and one of both differences.
 */
final class SubsampledDecoder implements Decoder {
  private final Decoder decoder;
  private final int columns;
  private final int rows;
  private final int width;
  private final byte[] blocks;

  /** The next row of the blocks to give; their number of rows if all were. */
  private int next;

  SubsampledDecoder(Decoder decoder, Ycbcr ycbcr, SegmentGrid grid) {
    this.decoder = decoder;
    columns = ycbcr.columns();
    rows = ycbcr.rows();
    width = grid.segmentWidth();
    long across = ((long) width + columns - 1) / columns;
    blocks = new byte[Math.toIntExact(across * (columns * rows + 2))];
  }

  @Override
  public void open(SegmentInput compressed) throws IOException {
    decoder.open(compressed);
    next = rows;
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    for (int row = at; row < at + length; row += 3 * width) {
      if (next == rows) {
        decoder.read(blocks, 0, blocks.length);
        next = 0;
      }
      spread(into, row);
      next++;
    }
  }

  private void spread(byte[] into, int at) {
    int pixels = columns * rows;
    int target = at;
    for (int x = 0, block = 0; x < width; x += columns, block += pixels + 2) {
      int bright = block + next * columns;
      for (int i = 0; i < Math.min(columns, width - x); i++, target += 3) {
        into[target] = blocks[bright + i];
        into[target + 1] = blocks[block + pixels];
        into[target + 2] = blocks[block + pixels + 1];
      }
    }
  }

  @Override
  public long workingBytes() {
    return blocks.length + decoder.workingBytes();
  }

  @Override
  public void close() {
    decoder.close();
  }
}
