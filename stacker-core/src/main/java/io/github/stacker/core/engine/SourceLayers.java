package io.github.stacker.core.engine;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;

/**
 * A source as the only layer.
 *
 * @param source closed with this
 */
record SourceLayers(ImageSource source) implements Layers {
  @Override
  public void read(Region region, List<Tile> into) throws IOException {
    source.read(region, into.get(0));
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
