package io.github.stacker.core.calibrate;

import io.github.stacker.api.FrameException;
import io.github.stacker.api.Picture;

/** The master flat, which is divided by one number for each band, or each kind in a mosaic. */
public final class Flat {
  private final Picture picture;
  private final Mosaic mosaic;
  private final MeasuredMaster levels;

  /** What a flat is divided by. */
  public enum Scaling {
    /** The mean of its samples. */
    MEAN,
    /** Their median; of floating samples that of 16 significant bits. */
    MEDIAN
  }

  /**
   * Takes a flat.
   *
   * @param picture its samples
   * @param scaling what it is divided by
   * @param mosaic which of them are of one kind
   */
  public Flat(Picture picture, Scaling scaling, Mosaic mosaic) {
    this.picture = picture;
    this.mosaic = mosaic;
    this.levels =
        new MeasuredMaster(
            picture,
            mosaic,
            statistics ->
                positive(scaling == Scaling.MEAN ? statistics.mean() : statistics.median()));
  }

  private double positive(double level) {
    if (level > 0) {
      return level;
    }
    throw new FrameException(
        "%s has the level %s, and a flat has to be above 0; name another, or make it again: bias or dark may have been subtracted twice"
            .formatted(picture, level));
  }

  Picture picture() {
    return picture;
  }

  Mosaic mosaic() {
    return mosaic;
  }

  /** Gives for each kind what its samples are divided by, one number a band. */
  double[][] levels() {
    return levels.numbers();
  }
}
