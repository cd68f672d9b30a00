package io.github.stacker.core.format.png;

import io.github.stacker.api.Tile;
import java.nio.ByteBuffer;

/**
 * Samples of 8 or 16 bits that need no more than their bytes put in order.
 *
 * @param depth 8 or 16
 * @param bands samples of a pixel
 */
record PlainSamples(int depth, int bands) implements PngSamples {
  @Override
  public void unpack(byte[] line, int columns, Tile into, int at) {
    int count = columns * bands;
    if (depth == 8) {
      System.arraycopy(line, 1, into.bytes(), at, count);
      return;
    }
    ByteBuffer.wrap(line, 1, 2 * count).slice().asShortBuffer().get(into.shorts(), at, count);
  }
}
