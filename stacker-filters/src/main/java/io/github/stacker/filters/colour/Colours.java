package io.github.stacker.filters.colour;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import java.util.List;

/**
 * Where red, green and blue are among the bands of an image, in any order and perhaps with alpha.
 *
 * @param red position of the red band
 * @param green position of the green band
 * @param blue position of the blue band
 */
record Colours(int red, int green, int blue) {
  private static final List<Band> ALL = List.of(Band.RED, Band.GREEN, Band.BLUE);

  /**
   * Finds them.
   *
   * @throws IllegalArgumentException if one is missing or there are other bands
   */
  static Colours of(ImageInfo image) {
    List<Band> bands = image.bands();
    List<Band> colours = bands.subList(0, image.colourBandCount());
    if (colours.size() != ALL.size() || !colours.containsAll(ALL)) {
      throw new IllegalArgumentException(
          "the bands of the image are %s, not red, green and blue".formatted(bands));
    }
    return new Colours(
        bands.indexOf(Band.RED), bands.indexOf(Band.GREEN), bands.indexOf(Band.BLUE));
  }

  /** Tells whether an image is grey, perhaps with alpha. */
  static boolean isGrey(ImageInfo image) {
    return image.colourBandCount() == 1 && image.bands().get(0) == Band.GREY;
  }
}
