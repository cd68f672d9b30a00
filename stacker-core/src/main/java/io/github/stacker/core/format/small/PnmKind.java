package io.github.stacker.core.format.small;

import java.util.Optional;

/** The kinds of picture in the family of PNM, told apart by a file's first two letters. */
enum PnmKind {
  PLAIN_BITMAP("P1", "plain PBM", 1),
  PLAIN_GREY("P2", "plain PGM", 1),
  PLAIN_RGB("P3", "plain PPM", 3),
  BITMAP("P4", "PBM", 1),
  GREY("P5", "PGM", 1),
  RGB("P6", "PPM", 3),
  ANY("P7", "PAM", 0),
  FLOAT_GREY("Pf", "PFM", 1),
  FLOAT_RGB("PF", "PFM", 3);

  private final String magic;
  private final String title;
  private final int bands;

  PnmKind(String magic, String title, int bands) {
    this.magic = magic;
    this.title = title;
    this.bands = bands;
  }

  /** Gives the kind that begins with two letters. */
  static Optional<PnmKind> of(int first, int second) {
    for (PnmKind kind : values()) {
      if (kind.magic.charAt(0) == first && kind.magic.charAt(1) == second) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** Gives the name to show. */
  String title() {
    return title;
  }

  /** Gives the samples of a pixel; 0 where the header tells. */
  int bands() {
    return bands;
  }

  /** Tells whether samples are written as decimal numbers. */
  boolean isPlain() {
    return this == PLAIN_BITMAP || this == PLAIN_GREY || this == PLAIN_RGB;
  }

  /** Tells whether a sample is one bit, 1 for black. */
  boolean isBitmap() {
    return this == PLAIN_BITMAP || this == BITMAP;
  }

  /** Tells whether samples are floats, the lowest row first. */
  boolean isFloat() {
    return this == FLOAT_GREY || this == FLOAT_RGB;
  }
}
