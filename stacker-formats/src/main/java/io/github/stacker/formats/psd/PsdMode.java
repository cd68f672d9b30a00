package io.github.stacker.formats.psd;

import io.github.stacker.api.Band;
import java.io.IOException;
import java.util.List;

/** What the planes of a picture mean. */
enum PsdMode {
  BITMAP("black and white", 1, List.of(Band.GREY)),
  GREY("grey", 1, List.of(Band.GREY)),
  INDEXED("indexed", 1, List.of(Band.RED, Band.GREEN, Band.BLUE)),
  RGB("RGB", 3, List.of(Band.RED, Band.GREEN, Band.BLUE)),
  DUOTONE("duotone", 1, List.of(Band.GREY));

  private final String label;
  private final int planes;
  private final List<Band> bands;

  PsdMode(String label, int planes, List<Band> bands) {
    this.label = label;
    this.planes = planes;
    this.bands = bands;
  }

  String label() {
    return label;
  }

  /** Gives the number of planes that are not extra ones. */
  int planes() {
    return planes;
  }

  /** Gives the colours of the picture. */
  List<Band> bands() {
    return bands;
  }

  static PsdMode ofCode(int code) throws IOException {
    return switch (code) {
      case 0 -> BITMAP;
      case 1 -> GREY;
      case 2 -> INDEXED;
      case 3 -> RGB;
      case 8 -> DUOTONE;
      case 4 -> throw unsupported("CMYK");
      case 7 -> throw unsupported("multichannel");
      case 9 -> throw unsupported("L*a*b*");
      default -> throw new IOException("colour mode " + code + " is not known");
    };
  }

  private static IOException unsupported(String name) {
    return new IOException(
        "pictures in " + name + " mode are not supported; change the mode to RGB or grey");
  }

  void requireDepth(int depth) throws IOException {
    boolean possible =
        switch (this) {
          case BITMAP -> depth == 1;
          case INDEXED -> depth == 8;
          case GREY, RGB, DUOTONE -> depth == 8 || depth == 16 || depth == 32;
        };
    if (!possible) {
      throw new IOException("samples of %d bits are no %s picture".formatted(depth, label));
    }
  }
}
