package io.github.stacker.core.format.dzi;

/** What tiles are stored as. */
public enum TileFormat {
  /** Small, with losses, without alpha. */
  JPEG("jpg"),
  /** Exact, with alpha, and several times larger. */
  PNG("png");

  private final String ending;

  TileFormat(String ending) {
    this.ending = ending;
  }

  /** Gives the ending of file names, which is the format's name in the XML, too. */
  String ending() {
    return ending;
  }
}
