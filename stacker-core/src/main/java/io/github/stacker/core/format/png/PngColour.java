package io.github.stacker.core.format.png;

import io.github.stacker.api.Band;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The five colour types of PNG. */
enum PngColour {
  GREY(0, "grey", List.of(Band.GREY), 1, 2, 4, 8, 16),
  RGB(2, "RGB", List.of(Band.RED, Band.GREEN, Band.BLUE), 8, 16),
  PALETTE(3, "palette", List.of(Band.RED, Band.GREEN, Band.BLUE), 1, 2, 4, 8),
  GREY_ALPHA(4, "grey and alpha", List.of(Band.GREY, Band.ALPHA), 8, 16),
  RGB_ALPHA(6, "RGB and alpha", List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA), 8, 16);

  private final int code;
  private final String title;
  private final List<Band> bands;
  private final List<Integer> depths;

  PngColour(int code, String title, List<Band> bands, Integer... depths) {
    this.code = code;
    this.title = title;
    this.bands = bands;
    this.depths = List.of(depths);
  }

  /** Gives the type of a number in the file. */
  static PngColour of(int code) throws IOException {
    for (PngColour colour : values()) {
      if (colour.code == code) {
        return colour;
      }
    }
    throw new IOException("the header names the unknown colour type " + code);
  }

  /** Gives the number that the file stores. */
  int code() {
    return code;
  }

  /** Gives the name to show. */
  String title() {
    return title;
  }

  /** Gives the bands of the picture, those that a chunk tRNS adds not counted. */
  List<Band> bands() {
    return bands;
  }

  /** Gives the bands of the picture with an alpha band after them. */
  List<Band> bandsWithAlpha() {
    List<Band> all = new ArrayList<>(bands);
    all.add(Band.ALPHA);
    return all;
  }

  /** Gives the stored samples of one pixel: one index for a palette. */
  int samples() {
    return this == PALETTE ? 1 : bands.size();
  }

  /** Tells whether the standard has samples of so many bits for this type. */
  boolean allows(int depth) {
    return depths.contains(depth);
  }

  /** Tells whether pixels carry their own alpha. */
  boolean hasAlpha() {
    return bands.get(bands.size() - 1) == Band.ALPHA;
  }
}
