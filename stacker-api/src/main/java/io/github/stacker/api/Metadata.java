package io.github.stacker.api;

import java.time.LocalDateTime;
import java.util.List;
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
 * @param keywords what an astronomical header says beside all that, in its order
 * @param placement where the picture lies on a canvas shared with others, if the file says so
 */
public record Metadata(
    Optional<Resolution> resolution,
    Orientation orientation,
    Optional<Blob> colourProfile,
    Optional<LocalDateTime> captureTime,
    OptionalDouble exposureSeconds,
    Optional<Blob> exif,
    List<Keyword> keywords,
    Optional<Placement> placement) {
  /** Nothing known, upright. */
  public static final Metadata NONE =
      new Metadata(
          Optional.empty(),
          Orientation.UPRIGHT,
          Optional.empty(),
          Optional.empty(),
          OptionalDouble.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty());

  /** Checks that no component is null, and copies the keywords. */
  public Metadata {
    Objects.requireNonNull(resolution, "resolution");
    Objects.requireNonNull(orientation, "orientation");
    Objects.requireNonNull(colourProfile, "colourProfile");
    Objects.requireNonNull(captureTime, "captureTime");
    Objects.requireNonNull(exposureSeconds, "exposureSeconds");
    Objects.requireNonNull(exif, "exif");
    keywords = List.copyOf(keywords);
    Objects.requireNonNull(placement, "placement");
  }

  /**
   * Describes a photograph, which has no astronomical header and no place on a canvas.
   *
   * @param resolution pixels per length, where known
   * @param orientation how the stored rows are to be turned for viewing
   * @param colourProfile the embedded ICC profile, where there is one
   * @param captureTime when the exposure was taken, where known
   * @param exposureSeconds exposure time in seconds, where known
   * @param exif the EXIF block as a TIFF structure, where there is one
   */
  public Metadata(
      Optional<Resolution> resolution,
      Orientation orientation,
      Optional<Blob> colourProfile,
      Optional<LocalDateTime> captureTime,
      OptionalDouble exposureSeconds,
      Optional<Blob> exif) {
    this(
        resolution,
        orientation,
        colourProfile,
        captureTime,
        exposureSeconds,
        exif,
        List.of(),
        Optional.empty());
  }

  /**
   * Gives the same metadata with another resolution.
   *
   * @param other the new resolution, or nothing
   * @return a copy
   */
  public Metadata withResolution(Optional<Resolution> other) {
    return new Metadata(
        other, orientation, colourProfile, captureTime, exposureSeconds, exif, keywords, placement);
  }

  /**
   * Gives the same metadata with another orientation.
   *
   * @param other the new orientation
   * @return a copy
   */
  public Metadata withOrientation(Orientation other) {
    return new Metadata(
        resolution, other, colourProfile, captureTime, exposureSeconds, exif, keywords, placement);
  }

  /**
   * Gives the same metadata with another colour profile.
   *
   * @param other the new profile, or nothing
   * @return a copy
   */
  public Metadata withColourProfile(Optional<Blob> other) {
    return new Metadata(
        resolution, orientation, other, captureTime, exposureSeconds, exif, keywords, placement);
  }

  /**
   * Gives the same metadata with another capture time.
   *
   * @param other the new time, or nothing
   * @return a copy
   */
  public Metadata withCaptureTime(Optional<LocalDateTime> other) {
    return new Metadata(
        resolution, orientation, colourProfile, other, exposureSeconds, exif, keywords, placement);
  }

  /**
   * Gives the same metadata with another exposure time.
   *
   * @param other the new time in seconds, or nothing
   * @return a copy
   */
  public Metadata withExposureSeconds(OptionalDouble other) {
    return new Metadata(
        resolution, orientation, colourProfile, captureTime, other, exif, keywords, placement);
  }

  /**
   * Gives the same metadata with another EXIF block.
   *
   * @param other the new block, or nothing
   * @return a copy
   */
  public Metadata withExif(Optional<Blob> other) {
    return new Metadata(
        resolution,
        orientation,
        colourProfile,
        captureTime,
        exposureSeconds,
        other,
        keywords,
        placement);
  }

  /**
   * Gives the same metadata with other keywords.
   *
   * @param other the new keywords
   * @return a copy
   */
  public Metadata withKeywords(List<Keyword> other) {
    return new Metadata(
        resolution,
        orientation,
        colourProfile,
        captureTime,
        exposureSeconds,
        exif,
        other,
        placement);
  }

  /**
   * Gives the same metadata with another place.
   *
   * @param other the new place, or nothing
   * @return a copy
   */
  public Metadata withPlacement(Optional<Placement> other) {
    return new Metadata(
        resolution,
        orientation,
        colourProfile,
        captureTime,
        exposureSeconds,
        exif,
        keywords,
        other);
  }
}
