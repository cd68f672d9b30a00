package io.github.stacker.core.resample;

import io.github.stacker.api.ImageInfo;
import java.util.function.Function;

/**
 * Ways to reduce a picture to half its size, rounded up. A pixel of the result stands for two by
 * two pixels; in the last column of an odd width and the last row of an odd height for those that
 * exist.
 */
public enum Halving {
  /**
   * The mean of the two by two pixels; integers are rounded half up. What libvips calls {@code
   * mean}, which repeats an odd last column or row and so gives the mean of what exists, too.
   */
  BOX(BoxHalving::new),
  /**
   * Lanczos with three lobes: sharper, and with faint rings around what is very bright. Weighs
   * twelve by twelve pixels, those outside the picture left out; integers are rounded half up and
   * clamped. Where any of the pixels is without sample, the result is that of {@link #BOX}.
   */
  LANCZOS(LanczosHalving::new);

  private final Function<ImageInfo, RowReducer> maker;

  Halving(Function<ImageInfo, RowReducer> maker) {
    this.maker = maker;
  }

  /**
   * Makes a reducer.
   *
   * @param picture what is reduced
   * @return a reducer to half the width and half the height, each rounded up
   */
  public RowReducer of(ImageInfo picture) {
    return maker.apply(picture);
  }

  /** Describes a picture of half the size. */
  static ImageInfo half(ImageInfo picture) {
    return picture.withSize((picture.width() + 1) / 2, (picture.height() + 1) / 2);
  }
}
