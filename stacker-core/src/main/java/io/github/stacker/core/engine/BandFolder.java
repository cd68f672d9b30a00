package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;

/** Adds tiles of frames to the state of a band. Belongs to one thread. */
interface BandFolder {
  /**
   * Folds one frame's part of a band. Where the frame has no sample, nothing is done.
   *
   * @param frame the frame
   * @param tile its samples, of all that it covers of the band or more
   * @param region the band
   * @param band the state; changed
   * @param first whether this is the first frame, before which the state is undefined
   */
  void fold(FrameProbe frame, Tile tile, Region region, StateBand band, boolean first);

  /**
   * Gives a band the state before any frame.
   *
   * @param band the state; changed
   * @param region the band
   */
  void clear(StateBand band, Region region);

  /** Gives the places of the state that are worked on at once. */
  int runPlaces();
}
