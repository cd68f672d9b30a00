package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Band;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What the bands of a picture mean. */
enum Photometric {
  MIN_IS_WHITE("MinIsWhite", Band.GREY),
  MIN_IS_BLACK("MinIsBlack", Band.GREY),
  RGB("RGB", Band.RED, Band.GREEN, Band.BLUE),
  PALETTE("palette", Band.RED, Band.GREEN, Band.BLUE),
  MASK("transparency mask", Band.GREY),
  /** Ink: 0 is none, white all of it. */
  CMYK("CMYK", Band.CYAN, Band.MAGENTA, Band.YELLOW, Band.BLACK),
  /** Brightness and two differences of colour, which are turned into RGB. */
  YCBCR("YCbCr", Band.RED, Band.GREEN, Band.BLUE);

  private static final Map<Long, String> UNSUPPORTED =
      Map.of(
          8L, "CIE L*a*b*",
          9L, "ICC L*a*b*",
          10L, "ITU L*a*b*",
          32803L, "colour filter array",
          32844L, "CIE log2(L)",
          32845L, "CIE log2(L) u'v'",
          34892L, "linear raw");

  private final String label;
  private final List<Band> colourBands;

  Photometric(String label, Band... colourBands) {
    this.label = label;
    this.colourBands = List.of(colourBands);
  }

  /** Gives what those samples of a pixel mean that are not extra ones, once they are read. */
  List<Band> colourBands() {
    return colourBands;
  }

  String label() {
    return label;
  }

  /** Gives how many samples of a pixel are not extra ones. */
  int colourSamples() {
    return this == PALETTE ? 1 : colourBands.size();
  }

  static Photometric ofCode(long code) throws IOException {
    if (code < values().length) {
      return values()[(int) code];
    }
    String name = UNSUPPORTED.getOrDefault(code, "unknown");
    throw new IOException(
        "photometric interpretation " + code + " (" + name + ") is not supported");
  }
}
