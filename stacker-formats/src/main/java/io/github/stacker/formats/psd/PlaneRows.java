package io.github.stacker.formats.psd;

import java.io.IOException;

/** The rows of planes, at any place in any order. */
interface PlaneRows {
  /**
   * Reads one row of one plane.
   *
   * @param into gets the row from index 0, big-endian samples
   * @throws IOException if the file is damaged
   */
  void read(int plane, int row, byte[] into) throws IOException;

  /** Names the way rows are stored. */
  String label();

  /** Gives the memory held, in bytes. */
  long workingBytes();
}
