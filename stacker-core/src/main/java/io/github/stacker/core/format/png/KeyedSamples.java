package io.github.stacker.core.format.png;

import io.github.stacker.api.Tile;

/**
 * Samples of 8 or 16 bits of which one colour is transparent: an alpha band is added, 0 where all
 * samples of the pixel are those of that colour and full elsewhere.
 */
final class KeyedSamples implements PngSamples {
  private final int depth;
  private final int[] key;

  KeyedSamples(int depth, int[] key) {
    this.depth = depth;
    this.key = key.clone();
  }

  @Override
  public void unpack(byte[] line, int columns, Tile into, int at) {
    if (depth == 8) {
      unpackBytes(line, columns, into.bytes(), at);
      return;
    }
    unpackShorts(line, columns, into.shorts(), at);
  }

  private void unpackBytes(byte[] line, int columns, byte[] into, int at) {
    int from = 1;
    int to = at;
    for (int x = 0; x < columns; x++) {
      boolean differs = false;
      for (int sample : key) {
        byte stored = line[from++];
        differs |= stored != (byte) sample;
        into[to++] = stored;
      }
      into[to++] = (byte) (differs ? -1 : 0);
    }
  }

  private void unpackShorts(byte[] line, int columns, short[] into, int at) {
    int from = 1;
    int to = at;
    for (int x = 0; x < columns; x++) {
      boolean differs = false;
      for (int sample : key) {
        short stored = (short) (line[from] << 8 | line[from + 1] & 0xff);
        from += 2;
        differs |= stored != (short) sample;
        into[to++] = stored;
      }
      into[to++] = (short) (differs ? -1 : 0);
    }
  }
}
