package io.github.stacker.api.contract;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.Tiling;
import java.io.IOException;
import java.util.Optional;

/**
 * An image that counts how often it is read and closed and, on demand, insists on row order or
 * counts the tiles that reads touch.
 */
public final class WatchedImage implements ImageSource {
  private final ImageSource image;
  private final Access access;
  private final Optional<Tiling> tiling;
  private int nextRow;
  private int mostTiles;
  private int timesRead;
  private int timesClosed;

  private WatchedImage(ImageSource image, Access access, Optional<Tiling> tiling) {
    this.image = image;
    this.access = access;
    this.tiling = tiling;
  }

  /** Gives an image that can be read in any order. */
  public static WatchedImage random(ImageSource image) {
    return new WatchedImage(image, Access.RANDOM, Optional.empty());
  }

  /** Gives an image of which any rectangle costs no more than its samples. */
  public static WatchedImage inPlace(ImageSource image) {
    return new WatchedImage(image, Access.IN_PLACE, Optional.empty());
  }

  /** Gives an image whose rows can be read from top to bottom, whole and once, and not else. */
  public static WatchedImage rows(ImageSource image) {
    return new WatchedImage(image, Access.ROWS, Optional.empty());
  }

  /** Gives an image that is decoded tile by tile. */
  public static WatchedImage tiles(ImageSource image, Tiling tiling) {
    return new WatchedImage(image, Access.TILES, Optional.of(tiling));
  }

  /** Tells how many rectangles were read. */
  public int timesRead() {
    return timesRead;
  }

  /** Tells how many rows from the top were read; images of random access do not count them. */
  public int rowsRead() {
    return nextRow;
  }

  /** Tells how many tiles one of the rectangles touched at most; 0 of an image without tiles. */
  public int mostTilesRead() {
    return mostTiles;
  }

  /** Tells how often the image was closed. */
  public int timesClosed() {
    return timesClosed;
  }

  @Override
  public ImageInfo info() {
    return image.info();
  }

  @Override
  public Access access() {
    return access;
  }

  @Override
  public Optional<Tiling> tiling() {
    return tiling;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (timesClosed > 0) {
      throw new IllegalStateException("the image is closed");
    }
    if (access == Access.ROWS) {
      requireNextRows(region);
      nextRow = region.bottom();
    }
    timesRead++;
    if (tiling.isPresent() && !region.isEmpty()) {
      mostTiles = Math.max(mostTiles, tilesTouched(tiling.get(), region));
    }
    image.read(region, into);
  }

  private static int tilesTouched(Tiling tiles, Region region) {
    return between(region.x() - tiles.left(), region.width(), tiles.width())
        * between(region.y() - tiles.top(), region.height(), tiles.height());
  }

  private static int between(int first, int count, int step) {
    return Math.floorDiv(first + count - 1, step) - Math.floorDiv(first, step) + 1;
  }

  private void requireNextRows(Region region) {
    if (region.x() != 0 || region.width() != info().width() || region.y() != nextRow) {
      throw new IllegalStateException(
          region + " was asked for, not whole rows from row " + nextRow + " on");
    }
  }

  @Override
  public void close() throws IOException {
    timesClosed++;
    image.close();
  }
}
