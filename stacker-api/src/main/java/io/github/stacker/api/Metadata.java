package io.github.stacker.api;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a file says of its picture beside the samples.
 *
 * @param resolution pixels per length, where known
 * @param orientation how the stored rows are to be turned for viewing, as in the EXIF tag of that
 *     name
 * @param colourProfile the embedded ICC profile, where there is one
 * @param captureTime when the exposure was taken, by the camera's clock, where known
 * @param exposureSeconds exposure time in seconds, where known
 * @param exif the EXIF block as a TIFF structure (starting {@code II*} or {@code MM*}), where there
 *     is one
 */
public record Metadata(
    Optional<Resolution> resolution,
    Orientation orientation,
    Optional<Blob> colourProfile,
    Optional<LocalDateTime> captureTime,
    OptionalDouble exposureSeconds,
    Optional<Blob> exif) {
  /** Nothing known, upright. */
  public static final Metadata NONE =
      new Metadata(
          Optional.empty(),
          Orientation.UPRIGHT,
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty());

  /** Checks that no component is null. */
  public Metadata {
    Objects.requireNonNull(resolution, "resolution");
    Objects.requireNonNull(orientation, "orientation");
    Objects.requireNonNull(colourProfile, "colourProfile");
    Objects.requireNonNull(captureTime, "captureTime");
    Objects.requireNonNull(exposureSeconds, "exposureSeconds");
    Objects.requireNonNull(exif, "exif");
  }

  /**
   * Gives the same metadata with another orientation.
   *
   * @param other the new orientation
   * @return a copy
   */
  public Metadata withOrientation(Orientation other) {
    return new Metadata(resolution, other, colourProfile, captureTime, exposureSeconds, exif);
  }

  /**
   * Gives the same metadata with another colour profile.
   *
   * @param other the new profile, or nothing
   * @return a copy
   */
  public Metadata withColourProfile(Optional<Blob> other) {
    return new Metadata(resolution, orientation, other, captureTime, exposureSeconds, exif);
  }
}
