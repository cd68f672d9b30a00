package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.Map;

/** What the bands of a picture mean. */
enum Photometric {
  MIN_IS_WHITE("MinIsWhite", 1),
  MIN_IS_BLACK("MinIsBlack", 1),
  RGB("RGB", 3),
  PALETTE("palette", 1);

  private static final Map<Long, String> UNSUPPORTED =
      Map.of(
          4L, "transparency mask",
          5L, "CMYK",
          6L, "YCbCr",
          8L, "CIE L*a*b*",
          9L, "ICC L*a*b*",
          10L, "ITU L*a*b*",
          32803L, "colour filter array",
          32844L, "CIE log2(L)",
          32845L, "CIE log2(L) u'v'",
          34892L, "linear raw");

  private final String label;
  private final int colourSamples;

  Photometric(String label, int colourSamples) {
    this.label = label;
    this.colourSamples = colourSamples;
  }

  String label() {
    return label;
  }

  /** Gives how many samples of a pixel are not extra ones. */
  int colourSamples() {
    return colourSamples;
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
