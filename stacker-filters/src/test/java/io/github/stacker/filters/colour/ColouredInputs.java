package io.github.stacker.filters.colour;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import java.util.ArrayList;
import java.util.List;

/** Images of red, green and blue to try filters with that refuse others. */
final class ColouredInputs {
  static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  static final List<Band> BGRA = List.of(Band.BLUE, Band.GREEN, Band.RED, Band.ALPHA);

  private ColouredInputs() {}

  /** Gives the coloured ones, and some whose bands are in another order. */
  static List<ImageInfo> of(List<ImageInfo> inputs) {
    List<ImageInfo> coloured = new ArrayList<>(inputs);
    coloured.removeIf(input -> input.colourBandCount() != 3);
    for (SampleType type : SampleType.values()) {
      coloured.add(ImageInfo.of(41, 37, BGRA, type));
    }
    return coloured;
  }
}
