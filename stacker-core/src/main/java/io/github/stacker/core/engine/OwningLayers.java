package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;

/**
 * Layers whose frames nobody else reads.
 *
 * @param layers what computes them
 * @param frames closed with them
 */
record OwningLayers(Layers layers, SweptFrames frames) implements Layers {
  @Override
  public void read(Region region, List<Tile> into) throws IOException {
    layers.read(region, into);
  }

  @Override
  public boolean readRounded(Region region, Tile into) throws IOException {
    return layers.readRounded(region, into);
  }

  @Override
  public void close() throws IOException {
    try (frames) {
      layers.close();
    }
  }
}
