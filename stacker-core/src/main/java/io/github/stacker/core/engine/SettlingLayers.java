package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The stacked frame as it is, to settle in scratch, and the pictures of its maps. */
final class SettlingLayers implements Layers {
  private final Layers layers;
  private final List<ExecutionPlan.OutputPlan> maps;
  private final List<OutputConversion> conversions;
  private final List<Tile> tiles;

  /**
   * Prepares conversions.
   *
   * @param layers the stacked frame and its maps; closed with this
   * @param layerCount how many there are
   * @param maps what is made of the maps
   */
  SettlingLayers(Layers layers, int layerCount, List<ExecutionPlan.OutputPlan> maps) {
    this.layers = layers;
    this.maps = List.copyOf(maps);
    this.conversions = maps.stream().map(ExecutionPlan.OutputPlan::conversion).toList();
    this.tiles = new ArrayList<>(Stream.generate(Tile::new).limit(layerCount).toList());
  }

  @Override
  public void read(Region region, List<Tile> into) throws IOException {
    tiles.set(0, into.get(0));
    layers.read(region, tiles);
    for (int i = 0; i < conversions.size(); i++) {
      conversions.get(i).convert(tiles.get(maps.get(i).layer()), into.get(1 + i));
    }
  }

  @Override
  public void close() throws IOException {
    layers.close();
  }
}
