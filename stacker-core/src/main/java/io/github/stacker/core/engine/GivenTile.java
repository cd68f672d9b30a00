package io.github.stacker.core.engine;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;

/** What a plugin made of the tile that it was to fill. */
public final class GivenTile {
  private GivenTile() {}

  /**
   * Refuses a tile of another shape than was asked for.
   *
   * @param region what was asked for
   * @param info what the source says of itself
   * @param tile what it gave
   * @throws BrokenPromise if region, bands or type differ; it says both
   */
  public static void require(Region region, ImageInfo info, Tile tile) {
    if (!tile.region().equals(region)
        || tile.bands() != info.bandCount()
        || tile.type() != info.sampleType()) {
      throw new BrokenPromise(
          "it was asked for %s, and gave %s"
              .formatted(
                  shape(region, info.bandCount(), info.sampleType()),
                  shape(tile.region(), tile.bands(), tile.type())));
    }
  }

  /**
   * Tells where a sample is, as part of a sentence.
   *
   * @param tile what it is in
   * @param index its position in the array
   * @return column and row in the image, and the band
   */
  static String place(Tile tile, int index) {
    int pixel = index / tile.bands();
    Region region = tile.region();
    return "column %d, row %d, band %d"
        .formatted(
            region.x() + pixel % region.width(),
            region.y() + pixel / region.width(),
            index % tile.bands());
  }

  /** Counts samples, as part of a sentence. */
  static String samples(int count) {
    return count == 1 ? "1 sample" : count + " samples";
  }

  private static String shape(Region region, int bands, SampleType type) {
    return "%s, %d %s of %s".formatted(region, bands, bands == 1 ? "band" : "bands", type);
  }
}
