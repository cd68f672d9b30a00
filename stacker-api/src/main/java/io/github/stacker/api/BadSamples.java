package io.github.stacker.api;

import java.util.BitSet;

/** Tells which samples of an image are not to be trusted. Threads may share it. */
@FunctionalInterface
public interface BadSamples {
  /**
   * Marks those of a region.
   *
   * @param region a part of the image
   * @param bands samples per pixel
   * @param marks gets a bit for each bad sample, numbered as those of a {@link Tile} of the region;
   *     comes without any
   */
  void mark(Region region, int bands, BitSet marks);
}
