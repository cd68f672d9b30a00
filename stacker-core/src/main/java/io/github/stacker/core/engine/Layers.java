package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/**
 * Pictures of one size that are computed together, region by region: the stacked frame and its
 * maps, or what outputs make of them. Belongs to one thread.
 */
interface Layers extends Closeable {
  /**
   * Computes a region.
   *
   * @param region what to compute
   * @param into one tile for each layer, reshaped by the call
   */
  void read(Region region, List<Tile> into) throws IOException;

  /**
   * Computes a region of the stacked frame alone, clamped to the type of the frames and rounded
   * half up, if that is a shorter way than by {@link #read}.
   *
   * @param region what to compute
   * @param into reshaped by the call
   * @return whether it was computed; otherwise nothing was done
   */
  default boolean readRounded(Region region, Tile into) throws IOException {
    return false;
  }

  @Override
  default void close() throws IOException {}
}
