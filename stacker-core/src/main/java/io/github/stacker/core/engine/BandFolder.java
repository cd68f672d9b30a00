package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Tile;
import io.github.stacker.core.mapped.StateBand;

/** Adds tiles of frames to the state of a band. Belongs to one thread. */
interface BandFolder {
  /**
   * Folds one frame's part of a band.
   *
   * @param frame number of the frame
   * @param info what the frame looks like
   * @param tile the frame's samples; its first pixel is the band's first
   * @param band the state; changed
   * @param first whether this is the first frame, before which the state is undefined
   */
  void fold(int frame, ImageInfo info, Tile tile, StateBand band, boolean first);

  /** Gives the places of the state that are worked on at once. */
  int runPlaces();
}
