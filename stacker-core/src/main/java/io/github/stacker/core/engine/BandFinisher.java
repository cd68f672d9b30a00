package io.github.stacker.core.engine;

import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;
import java.util.List;

/** Computes the layers from the state of a fold. Belongs to one thread. */
interface BandFinisher {
  /**
   * Computes a run of pixels.
   *
   * @param band their state
   * @param pixel the first pixel in the band
   * @param into one tile a layer; gets the results
   * @param intoPixel the pixel of {@code into} that is the first
   * @param pixels how many
   */
  void finish(StateBand band, int pixel, List<Tile> into, int intoPixel, int pixels);

  /**
   * Computes a run of pixels of the stacked frame, clamped to the type of the frames and rounded
   * half up.
   *
   * @param band their state
   * @param pixel the first pixel in the band
   * @param into a tile of the frames' type; gets the results
   * @param intoPixel the pixel of {@code into} that is the first
   * @param pixels how many
   * @throws IllegalStateException if {@link #rounds} says that it cannot
   */
  default void round(StateBand band, int pixel, Tile into, int intoPixel, int pixels) {
    throw new IllegalStateException("cannot round");
  }

  /** Tells whether results can be had as integers. */
  default boolean rounds() {
    return false;
  }
}
