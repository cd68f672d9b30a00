package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;

/** Sees to it that a picture arrives row after row, each once. */
final class RowOrder {
  private final ImageInfo picture;
  private int taken;

  RowOrder(ImageInfo picture) {
    this.picture = picture;
  }

  /** Gives the number of rows that have arrived. */
  int taken() {
    return taken;
  }

  /**
   * Notes the arrival of rows.
   *
   * @throws IllegalArgumentException if they are not the next ones
   */
  void take(Tile rows) {
    Region region = rows.region();
    boolean fits = region.x() == 0 && region.width() == picture.width();
    if (!fits || region.y() != taken || region.bottom() > picture.height()) {
      throw new IllegalArgumentException(
          "%s is not what follows row %d of %s".formatted(region, taken, picture.region()));
    }
    taken = region.bottom();
  }
}
