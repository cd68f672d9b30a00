package io.github.stacker.core.engine;

import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** The pictures of outputs, made of layers by conversion to their types. */
final class OutputLayers implements Layers {
  private final Layers layers;
  private final boolean rounded;
  private final List<ExecutionPlan.OutputPlan> outputs;
  private final List<OutputConversion> conversions;
  private final List<Tile> tiles;

  /**
   * Prepares conversions.
   *
   * @param layers what is converted; closed with this
   * @param layerCount how many there are
   * @param type of the frames
   * @param outputs what is made of them
   */
  OutputLayers(
      Layers layers, int layerCount, SampleType type, List<ExecutionPlan.OutputPlan> outputs) {
    this.layers = layers;
    this.rounded = outputs.size() == 1 && outputs.get(0).rounds(type);
    this.outputs = List.copyOf(outputs);
    this.conversions = outputs.stream().map(ExecutionPlan.OutputPlan::conversion).toList();
    this.tiles = Stream.generate(Tile::new).limit(layerCount).toList();
  }

  @Override
  public void read(Region region, List<Tile> into) throws IOException {
    if (rounded && layers.readRounded(region, into.get(0))) {
      return;
    }
    layers.read(region, tiles);
    for (int i = 0; i < conversions.size(); i++) {
      conversions.get(i).convert(tiles.get(outputs.get(i).layer()), into.get(i));
    }
  }

  @Override
  public void close() throws IOException {
    layers.close();
  }
}
