package io.github.stacker.core.format.fits;

import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Makes samples of stored numbers. Belongs to one thread. */
interface Unpacker {
  /**
   * Puts a run of numbers into a tile.
   *
   * @param from big-endian; they begin at its position
   * @param count how many
   * @param into gets the samples
   * @param at index of the first sample in the tile's array
   * @param step from sample to sample there
   * @throws IOException if a number cannot be represented
   */
  void unpack(ByteBuffer from, int count, Tile into, int at, int step) throws IOException;

  /** Gives the way for stored numbers. */
  static Unpacker of(Scaling scaling) {
    return scaling.isPlain() ? new PlainUnpacker() : new ScaledUnpacker(scaling);
  }
}
