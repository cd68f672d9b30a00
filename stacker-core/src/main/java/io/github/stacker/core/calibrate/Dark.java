package io.github.stacker.core.calibrate;

import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Picture;
import java.util.List;
import java.util.Optional;

/**
 * The master dark.
 *
 * @param picture its samples
 * @param bias whether the bias is still in it
 * @param scaling how it is brought to the exposure of a frame
 */
public record Dark(Picture picture, Bias bias, Scaling scaling) {
  /** The keywords that may tell it, as FITS has them. */
  private static final List<String> EXPOSURES = List.of("EXPTIME", "EXPOSURE");

  /** Whether a dark holds its bias. */
  public enum Bias {
    /** It does, as frames come from the camera. */
    INCLUDED,
    /** It was subtracted before. */
    SUBTRACTED
  }

  /** How a dark is brought to the exposure of a frame. */
  public enum Scaling {
    /** Not at all: it was exposed as long as the frames. */
    NONE,
    /** By the ratio of exposure times. */
    EXPOSURE_TIME
  }

  /**
   * Gives what the dark is multiplied by for a frame.
   *
   * @param frame the frame
   * @return its exposure time over that of the dark, or 1
   * @throws IllegalArgumentException if one of them is not known
   */
  double factorFor(ImageInfo frame) {
    if (scaling == Scaling.NONE) {
      return 1;
    }
    double dark = seconds(picture.info(), picture.toString());
    return seconds(frame, "the frame") / dark;
  }

  private static double seconds(ImageInfo image, String name) {
    double seconds = image.metadata().exposureSeconds().orElse(Double.NaN);
    if (seconds > 0) {
      return seconds;
    }
    throw new IllegalArgumentException(
        "%s tells no exposure time (%s), by which the dark is scaled; give it one above 0, or leave out \"darkScaling\""
            .formatted(name, told(image.metadata())));
  }

  /** Says what stands where an exposure time would. */
  private static String told(Metadata metadata) {
    Optional<String> keyword =
        metadata.keywords().stream()
            .filter(each -> EXPOSURES.contains(each.name()))
            .map(
                each ->
                    each.name()
                        + " is "
                        + (each.isText() ? "'" + each.value() + "'" : each.value()))
            .findFirst();
    return keyword.orElseGet(
        () ->
            metadata.exposureSeconds().isPresent()
                ? "it is %s s".formatted(metadata.exposureSeconds().getAsDouble())
                : "EXPTIME of FITS, or EXIF");
  }
}
