package io.github.stacker.api.contract;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;

/** An image that counts how often it is read and closed and, on demand, insists on row order. */
public final class WatchedImage implements ImageSource {
  private final ImageSource image;
  private final Access access;
  private int nextRow;
  private int timesRead;
  private int timesClosed;

  private WatchedImage(ImageSource image, Access access) {
    this.image = image;
    this.access = access;
  }

  /** Gives an image that can be read in any order. */
  public static WatchedImage random(ImageSource image) {
    return new WatchedImage(image, Access.RANDOM);
  }

  /** Gives an image whose rows can be read from top to bottom, whole and once, and not else. */
  public static WatchedImage rows(ImageSource image) {
    return new WatchedImage(image, Access.ROWS);
  }

  /** Tells how many rectangles were read. */
  public int timesRead() {
    return timesRead;
  }

  /** Tells how many rows from the top were read; images of random access do not count them. */
  public int rowsRead() {
    return nextRow;
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
  public void read(Region region, Tile into) throws IOException {
    if (timesClosed > 0) {
      throw new IllegalStateException("the image is closed");
    }
    if (access == Access.ROWS) {
      requireNextRows(region);
      nextRow = region.bottom();
    }
    timesRead++;
    image.read(region, into);
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
