package io.github.stacker.core.format.dzi;

import io.github.stacker.api.Region;

/**
 * The tiles of one level.
 *
 * @param level region of the whole level
 * @param tileSize columns and rows of a tile without its overlap
 * @param overlap columns and rows added on each side that has a neighbour
 */
record TileGrid(Region level, int tileSize, int overlap) {
  int columns() {
    return (level.width() - 1) / tileSize + 1;
  }

  int rows() {
    return (level.height() - 1) / tileSize + 1;
  }

  /** Gives the whole rows of the level that a row of tiles is cut from. */
  Region strip(int row) {
    int top = Math.max(0, row * tileSize - overlap);
    long bottom = Math.min(level.height(), (row + 1L) * tileSize + overlap);
    return new Region(0, top, level.width(), (int) bottom - top);
  }

  /** Gives the rows of the highest strip. */
  int mostStripRows() {
    return Math.min(level.height(), tileSize + 2 * overlap);
  }

  /**
   * Gives a region as large as the largest tile, one with neighbours on all sides if it has them.
   */
  Region largestTile() {
    return Region.of(Math.min(level.width(), tileSize + 2 * overlap), mostStripRows());
  }

  /** Gives the pixels of a tile in the level. */
  Region tile(int column, int row) {
    int left = Math.max(0, column * tileSize - overlap);
    long right = Math.min(level.width(), (column + 1L) * tileSize + overlap);
    Region strip = strip(row);
    return new Region(left, strip.y(), (int) right - left, strip.height());
  }
}
