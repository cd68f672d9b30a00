package io.github.stacker.filters.missing;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Picture;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;

/**
 * A picture held in memory.
 *
 * @param image its samples
 */
record MemoryPicture(MemoryImage image) implements Picture {
  @Override
  public ImageInfo info() {
    return image.info();
  }

  @Override
  public void read(Region region, Tile into) {
    image.read(region, into);
  }

  @Override
  public String toString() {
    return "picture \"mask.png\" (filters[0].picture)";
  }
}
