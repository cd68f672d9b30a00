package io.github.stacker.core.format.dzi;

import io.github.stacker.api.Parameter;
import io.github.stacker.core.resample.Halving;
import java.util.Objects;

/**
 * The parameters of the Deep Zoom writer.
 *
 * @param tileSize columns and rows of a tile, its overlap not counted
 * @param overlap columns and rows that a tile shares with each neighbour
 * @param tiles what tiles are stored as
 * @param quality quality of JPEG tiles
 * @param reduction how each level is made of the one twice its size
 */
public record DziParameters(
    @Parameter(
            value = "Columns and rows of a tile, its overlap not counted.",
            min = 1,
            max = 4096,
            defaultJson = "254")
        int tileSize,
    @Parameter(
            value = "Columns and rows that a tile shares with each of its neighbours.",
            min = 0,
            max = 64,
            defaultJson = "1")
        int overlap,
    @Parameter(
            value = "What tiles are stored as: jpeg is small, png is exact and keeps alpha.",
            defaultJson = "\"jpeg\"")
        TileFormat tiles,
    @Parameter(
            value = "The quality of JPEG tiles: higher is better and larger.",
            min = 1,
            max = 100,
            defaultJson = "85")
        int quality,
    @Parameter(
            value =
                "How a level is made of the one twice its size: box is fast, lanczos is sharper.",
            defaultJson = "\"box\"")
        Halving reduction) {
  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the overlap is larger than a tile
   */
  public DziParameters {
    if (overlap > tileSize) {
      throw new IllegalArgumentException(
          "overlap is %d, larger than the tileSize of %d".formatted(overlap, tileSize));
    }
    Objects.requireNonNull(tiles, "tiles");
    Objects.requireNonNull(reduction, "reduction");
  }
}
