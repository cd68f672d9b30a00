package io.github.stacker.api;

import java.io.IOException;
import java.util.Optional;

/**
 * An image: something one can ask for a rectangle.
 *
 * <p>A source belongs to one thread at a time. Whoever opened it closes it; a source made from
 * another closes that one.
 */
public interface ImageSource extends AutoCloseable {
  /**
   * Gives size and meaning; the same at every call.
   *
   * @return the description
   */
  ImageInfo info();

  /**
   * Reads a rectangle.
   *
   * @param region what to read, inside {@code info().region()}
   * @param into gets the samples; reshaped by the call to {@code region} and to the bands and type
   *     of {@link #info()}
   * @throws IOException if the file cannot be read or is damaged; the message says what is wrong,
   *     without the file's name
   */
  void read(Region region, Tile into) throws IOException;

  /**
   * Tells in which order rectangles may be asked for.
   *
   * @return {@link Access#RANDOM} unless overridden
   */
  default Access access() {
    return Access.RANDOM;
  }

  /**
   * Tells how samples are stored, if not row after row: what is asked for is better cut as they
   * are.
   *
   * @return the tiles, a hint that changes how fast frames are read; empty unless overridden
   */
  default Optional<Tiling> tiling() {
    return Optional.empty();
  }

  /**
   * Gives a rectangle outside which no pixel has a sample: there is an alpha band, and it is 0
   * there. What lies outside need not be read.
   *
   * @return a region inside {@code info().region()}, perhaps empty; the same at every call; the
   *     whole image unless overridden
   */
  default Region covered() {
    return info().region();
  }

  /**
   * Tells how much memory the source holds while it is read, the tiles it fills not counted.
   *
   * @return an upper estimate in bytes; 0 unless overridden
   */
  default long workingBytes() {
    return 0;
  }

  /**
   * Gives back what the source holds.
   *
   * @throws IOException if that fails
   */
  @Override
  default void close() throws IOException {}

  /** The order in which a source can be read. */
  enum Access {
    /**
     * Any rectangle at any time, at the cost of its own samples: nothing around them is decoded or
     * computed.
     */
    IN_PLACE,
    /**
     * Any rectangle at any time, at the cost of all of the tiles of {@link #tiling()} that it
     * touches. The tiles that were touched last are kept, so that tile by tile in pieces, or rows
     * from top to bottom, cost each tile once.
     */
    TILES,
    /** Any rectangle at any time, at a cost that does not depend on how far down it is. */
    RANDOM,
    /**
     * Rows from top to bottom, each once: a region is as wide as the image and starts at the row
     * where the one before ended. Anything else is answered with {@link IllegalStateException}.
     */
    ROWS
  }
}
