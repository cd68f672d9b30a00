package io.github.stacker.core.format.fits;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** A way to get at the samples of a picture. */
interface RegionReader {
  /**
   * Reads a rectangle.
   *
   * @param region in the picture, not empty
   * @param into has the shape already
   */
  void read(Region region, Tile into) throws IOException;

  /** Tells in which order rectangles may be asked for. */
  ImageSource.Access access();

  /** Gives the memory held, beside the buffer of the file, in bytes. */
  long workingBytes();
}
