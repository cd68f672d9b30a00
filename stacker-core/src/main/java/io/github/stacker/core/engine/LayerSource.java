package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The first of some layers as an image, for filters behind the combine. */
final class LayerSource implements ImageSource {
  private final Layers layers;
  private final ImageInfo info;
  private final List<Tile> tiles = new ArrayList<>();

  /**
   * Takes over layers.
   *
   * @param layers what to read from; closed with this
   * @param layerCount how many there are
   * @param info describes the first
   */
  LayerSource(Layers layers, int layerCount, ImageInfo info) {
    this.layers = layers;
    this.info = info;
    for (int i = 0; i < layerCount; i++) {
      tiles.add(new Tile());
    }
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    tiles.set(0, into);
    layers.read(region, tiles);
  }

  @Override
  public void close() throws IOException {
    layers.close();
  }
}
