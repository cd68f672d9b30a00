package io.github.stacker.core.format;

import java.io.IOException;

/** The rows of a picture, from top to bottom, each once. Belongs to one thread. */
public interface PictureRows extends AutoCloseable {
  /**
   * Gives the next rows.
   *
   * @param count how many, at most as many as are left
   * @param into gets the rows, from index 0, without gaps
   * @throws IOException if the picture cannot be read or is damaged. With the last row the whole is
   *     known to be sound.
   */
  void read(int count, byte[] into) throws IOException;

  /**
   * Tells how much heap is held while rows are read.
   *
   * @return bytes
   */
  long workingBytes();

  /** Stops what is going on and lets go of everything. */
  @Override
  void close();
}
