package io.github.stacker.core.format.png;

import io.github.stacker.api.Tile;
import java.io.IOException;

/**
 * Pixels of 1, 2, 4 or 8 bits that stand for 8-bit samples in a table: a palette's colours, or the
 * few greys that so many bits can tell apart, spread over 0 to 255.
 */
final class TableSamples implements PngSamples {
  private final int depth;
  private final int bands;
  private final byte[] table;

  private TableSamples(int depth, int bands, byte[] table) {
    this.depth = depth;
    this.bands = bands;
    this.table = table;
  }

  /** Gives the table of a palette; with alpha if some of its colours, the first, have one. */
  static TableSamples ofPalette(int depth, byte[] colours, byte[] alphas) {
    int bands = alphas.length > 0 ? 4 : 3;
    int count = colours.length / 3;
    byte[] table = new byte[count * bands];
    for (int i = 0; i < count; i++) {
      System.arraycopy(colours, 3 * i, table, bands * i, 3);
      if (bands == 4) {
        table[bands * i + 3] = i < alphas.length ? alphas[i] : -1;
      }
    }
    return new TableSamples(depth, bands, table);
  }

  /** Gives the table of all greys of a depth. */
  static TableSamples ofGrey(int depth) {
    int maximum = (1 << depth) - 1;
    byte[] table = new byte[maximum + 1];
    for (int i = 0; i <= maximum; i++) {
      table[i] = (byte) (i * 255 / maximum);
    }
    return new TableSamples(depth, 1, table);
  }

  /** Gives the table of all greys of a depth with alpha: 0 for one of them, full for the others. */
  static TableSamples ofGrey(int depth, int transparent) {
    byte[] greys = ofGrey(depth).table;
    byte[] table = new byte[2 * greys.length];
    for (int i = 0; i < greys.length; i++) {
      table[2 * i] = greys[i];
      table[2 * i + 1] = (byte) (i == transparent ? 0 : -1);
    }
    return new TableSamples(depth, 2, table);
  }

  @Override
  public void unpack(byte[] line, int columns, Tile into, int at) throws IOException {
    byte[] samples = into.bytes();
    int perByte = 8 / depth;
    int mask = (1 << depth) - 1;
    int to = at;
    for (int x = 0; x < columns; x++) {
      int shift = 8 - depth - x % perByte * depth;
      int from = (line[1 + x / perByte] >> shift & mask) * bands;
      if (from >= table.length) {
        throw new IOException(
            "a pixel has colour %d of a palette of %d"
                .formatted(from / bands, table.length / bands));
      }
      for (int band = 0; band < bands; band++) {
        samples[to++] = table[from + band];
      }
    }
  }
}
