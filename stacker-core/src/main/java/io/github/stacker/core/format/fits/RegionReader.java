package io.github.stacker.core.format.fits;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.util.Optional;

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

  /**
   * Tells how samples are stored, if in tiles; the memory is that beside the buffer of the file.
   */
  default Optional<Tiling> tiling() {
    return Optional.empty();
  }
}
