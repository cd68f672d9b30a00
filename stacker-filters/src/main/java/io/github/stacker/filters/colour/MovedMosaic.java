package io.github.stacker.filters.colour;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Region;
import io.github.stacker.api.RelabelledSource;
import java.util.function.UnaryOperator;

/**
 * Colour mosaics that are about to be moved by whole pixels: their keywords say already what the
 * mosaic will be then, so that it can be developed afterwards. Samples are where they were.
 */
public final class MovedMosaic {
  private MovedMosaic() {}

  /**
   * Prepares an image for being cropped.
   *
   * @param source the image; owned, so closed, by the result
   * @param left how many columns will be left out on the left
   * @param top how many rows will be left out above
   * @return the image; the source itself if its keywords tell no mosaic, or will tell the same
   */
  public static ImageSource cropped(ImageSource source, int left, int top) {
    return moved(source, old -> new Bayer((old.redColumn() ^ left) & 1, (old.redRow() ^ top) & 1));
  }

  /**
   * Prepares an image for being turned or mirrored.
   *
   * @param source the image; owned, so closed, by the result
   * @param orientation how it will be turned
   * @return the image; the source itself if its keywords tell no mosaic, or will tell the same
   */
  public static ImageSource turned(ImageSource source, Orientation orientation) {
    int width = source.info().width();
    int height = source.info().height();
    return moved(
        source,
        old -> {
          Region red = new Region(old.redColumn(), old.redRow(), 1, 1);
          Region after = orientation.turn(red, width, height);
          return new Bayer(after.x() & 1, after.y() & 1);
        });
  }

  private static ImageSource moved(ImageSource source, UnaryOperator<Bayer> move) {
    Metadata metadata = source.info().metadata();
    return Bayer.told(metadata)
        .filter(old -> !move.apply(old).equals(old))
        .<ImageSource>map(old -> new RelabelledSource(source, move.apply(old).toldBy(metadata)))
        .orElse(source);
  }
}
