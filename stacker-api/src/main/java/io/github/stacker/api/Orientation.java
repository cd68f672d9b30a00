package io.github.stacker.api;

/**
 * The eight ways of the EXIF and TIFF tag 274 (Orientation): what to do to the stored picture to
 * see it upright.
 *
 * <p>Each is a mirroring of columns (or not) after which the picture is turned clockwise by quarter
 * turns.
 */
public enum Orientation {
  /** 1: nothing to do. */
  UPRIGHT(false, 0),
  /** 2: mirror left and right. */
  MIRRORED(true, 0),
  /** 3: turn by 180 degrees. */
  TURNED_180(false, 2),
  /** 4: mirror top and bottom. */
  FLIPPED(true, 2),
  /** 5: exchange rows and columns. */
  TRANSPOSED(true, 3),
  /** 6: turn clockwise by 90 degrees. */
  TURNED_90(false, 1),
  /** 7: exchange rows and columns along the other diagonal. */
  TRANSVERSED(true, 1),
  /** 8: turn clockwise by 270 degrees. */
  TURNED_270(false, 3);

  private final boolean mirrored;
  private final int quarterTurns;

  Orientation(boolean mirrored, int quarterTurns) {
    this.mirrored = mirrored;
    this.quarterTurns = quarterTurns;
  }

  /**
   * Tells whether columns are mirrored first.
   *
   * @return true for the tags 2, 4, 5 and 7
   */
  public boolean mirrored() {
    return mirrored;
  }

  /**
   * Gives the clockwise turns that follow the mirroring.
   *
   * @return 0 to 3 quarter turns
   */
  public int quarterTurns() {
    return quarterTurns;
  }

  /**
   * Tells whether width and height change places.
   *
   * @return true for the tags 5 to 8
   */
  public boolean swapsSides() {
    return quarterTurns % 2 == 1;
  }

  /**
   * Tells where a part of an image lies when the image was turned.
   *
   * @param part a region of the image before
   * @param width columns of the image before
   * @param height rows of the image before
   * @return the same pixels as a region of the turned image
   */
  public Region turn(Region part, int width, int height) {
    int x = mirrored ? width - part.right() : part.x();
    return switch (quarterTurns) {
      case 0 -> new Region(x, part.y(), part.width(), part.height());
      case 1 -> new Region(height - part.bottom(), x, part.height(), part.width());
      case 2 ->
          new Region(width - x - part.width(), height - part.bottom(), part.width(), part.height());
      default -> new Region(part.y(), width - x - part.width(), part.height(), part.width());
    };
  }

  /**
   * Gives the number that files store.
   *
   * @return 1 to 8
   */
  public int tag() {
    return ordinal() + 1;
  }

  /**
   * Gives the orientation of a stored number.
   *
   * @param tag the number in the file
   * @return the orientation; {@link #UPRIGHT} for numbers outside 1 to 8
   */
  public static Orientation ofTag(int tag) {
    return tag >= 1 && tag <= 8 ? values()[tag - 1] : UPRIGHT;
  }
}
