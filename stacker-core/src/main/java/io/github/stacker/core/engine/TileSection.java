package io.github.stacker.core.engine;

import io.github.stacker.api.SampleType;
import io.github.stacker.api.StackSection;
import io.github.stacker.api.Tile;
import java.util.List;

/**
 * The tiles of frames at a run of places, as kernels see them.
 *
 * @param tiles one a frame, all of one type
 * @param count samples of a tile that are seen, from the first on
 */
record TileSection(List<Tile> tiles, int count) implements StackSection {
  @Override
  public int frames() {
    return tiles.size();
  }

  @Override
  public SampleType type() {
    return tiles.get(0).type();
  }

  @Override
  public int offset(int frame) {
    return 0;
  }

  @Override
  public Object array(int frame) {
    return tiles.get(frame).array();
  }
}
