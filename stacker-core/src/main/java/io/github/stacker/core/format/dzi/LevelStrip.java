package io.github.stacker.core.format.dzi;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** Collects the rows of a level until a row of tiles is complete. */
final class LevelStrip {
  private final ImageInfo level;
  private final TileGrid grid;
  private final Taker taker;
  private final Tile strip = new Tile();

  /** The rows that a strip shares with the next. */
  private final Tile shared = new Tile();

  private int row;

  LevelStrip(ImageInfo level, TileGrid grid, Taker taker) {
    this.level = level;
    this.grid = grid;
    this.taker = taker;
    reshape(strip, Region.of(level.width(), grid.mostStripRows()));
    reshape(strip, grid.strip(0));
  }

  /** Takes the next rows; those of finished strips go out as tiles. */
  void take(Tile rows) throws IOException {
    strip.copyFrom(rows);
    while (row < grid.rows() && rows.region().bottom() >= strip.region().bottom()) {
      for (int column = 0; column < grid.columns(); column++) {
        taker.take(strip, grid.tile(column, row), column, row);
      }
      row++;
      if (row < grid.rows()) {
        moveOn(grid.strip(row));
        strip.copyFrom(rows);
      }
    }
  }

  private void moveOn(Region next) {
    reshape(shared, strip.region().intersection(next));
    shared.copyFrom(strip);
    reshape(strip, next);
    strip.copyFrom(shared);
  }

  private void reshape(Tile tile, Region region) {
    tile.reshape(region, level.bandCount(), level.sampleType());
  }

  /** Gets tiles. */
  interface Taker {
    /**
     * Takes a tile.
     *
     * @param strip holds it
     * @param tile its pixels in the level
     * @param column which it is in its row
     * @param row which row it is in
     * @throws IOException if an earlier one could not be written
     */
    void take(Tile strip, Region tile, int column, int row) throws IOException;
  }
}
