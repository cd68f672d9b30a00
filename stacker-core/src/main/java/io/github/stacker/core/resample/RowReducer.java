package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;

/**
 * Makes a picture smaller, band of rows by band of rows, from top to bottom.
 *
 * <p>NaN, and every sample of a pixel whose alpha is below white, is no sample and left out. A
 * reduced sample exists if any of the samples it covers does, so what is covered does not shrink
 * from level to level of a pyramid; without any it is NaN, or 0 among integers, and alpha is white
 * or 0 accordingly. The reduced samples do not depend on the heights of the bands. Belongs to one
 * thread.
 */
public interface RowReducer {
  /**
   * Describes the reduced picture.
   *
   * @return the description of the whole picture in a smaller size; its metadata are the same
   */
  ImageInfo info();

  /**
   * Takes the next rows.
   *
   * @param rows as wide as the picture, from the row at which the rows before ended; not changed
   * @return the reduced rows that have become known, maybe none, placed in the reduced picture;
   *     those that come with the last row complete it. Valid until the next call.
   * @throws IllegalArgumentException if these are not the next rows of the picture
   */
  Tile reduce(Tile rows);

  /**
   * Tells how much memory the reducer holds.
   *
   * @param bandRows how many rows it is given at once, at most
   * @return bytes, the reduced rows included
   */
  long workingBytes(int bandRows);
}
