package io.github.stacker.core.format.exif;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Resolution;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads EXIF blocks, and makes those of stacked frames. */
public final class Exif {
  private static final int IMAGE_ORIENTATION = 274;
  private static final int X_RESOLUTION = 282;
  private static final int Y_RESOLUTION = 283;
  private static final int RESOLUTION_UNIT = 296;
  private static final int DATE_TIME = 306;
  private static final int EXPOSURE_TIME = 33434;
  private static final int DATE_TIME_ORIGINAL = 36867;
  private static final int SHUTTER_SPEED = 37377;
  private static final int SUB_SECONDS = 37520;
  private static final int SUB_SECONDS_ORIGINAL = 37521;

  private static final int PER_CENTIMETRE = 3;
  private static final double CENTIMETRES_PER_INCH = 2.54;

  /** Longer exposures are taken for rubbish: ten years. */
  private static final double LONGEST_SECONDS = 10 * 365.25 * 86400;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

  private Exif() {}

  /**
   * Reads what a block says of its picture. A damaged block gives what can still be read of it,
   * rubbish gives nothing; neither is an error.
   *
   * @param exif a TIFF structure, starting {@code II*} or {@code MM*}
   * @return orientation, capture time, exposure time and resolution as far as known, and the block
   *     itself if it starts as it should; no colour profile
   */
  public static Metadata read(Blob exif) {
    byte[] bytes = exif.toArray();
    if (!ExifDirectories.startsLikeTiff(bytes)) {
      return Metadata.NONE;
    }
    ExifDirectories directories = ExifDirectories.read(bytes);
    return new Metadata(
        resolution(directories),
        Orientation.ofTag((int) directories.rootNumber(IMAGE_ORIENTATION).orElse(1)),
        Optional.empty(),
        captureTime(directories),
        exposureSeconds(directories),
        Optional.of(exif));
  }

  /**
   * Makes the EXIF block of a stacked frame from that of its first frame.
   *
   * <p>Camera, lens, aperture, sensitivity, time, place and people stay. The orientation becomes
   * upright and the size that of the stacked frame. What was true of one exposure alone (exposure
   * time, flash, brightness), the thumbnail, the maker's note and everything unknown are left out.
   *
   * @param exif the first frame's block
   * @param width columns of the stacked frame
   * @param height rows of the stacked frame
   * @return a block of at most 60 000 bytes, in the byte order of the first; empty if there is
   *     nothing to keep
   */
  public static Optional<Blob> forStackedFrame(Blob exif, int width, int height) {
    byte[] bytes = exif.toArray();
    if (!ExifDirectories.startsLikeTiff(bytes)) {
      return Optional.empty();
    }
    return StackedExif.of(ExifDirectories.read(bytes), width, height);
  }

  private static Optional<Resolution> resolution(ExifDirectories directories) {
    double unit = directories.rootNumber(RESOLUTION_UNIT).orElse(2);
    double x = directories.rootNumber(X_RESOLUTION).orElse(0);
    double y = directories.rootNumber(Y_RESOLUTION).orElse(x);
    double perInch = unit == PER_CENTIMETRE ? CENTIMETRES_PER_INCH : 1;
    boolean known = unit == 2 || unit == PER_CENTIMETRE;
    return known && x > 0 && y > 0
        ? Optional.of(new Resolution(x * perInch, y * perInch))
        : Optional.empty();
  }

  private static Optional<LocalDateTime> captureTime(ExifDirectories directories) {
    return time(
            directories.exifText(DATE_TIME_ORIGINAL), directories.exifText(SUB_SECONDS_ORIGINAL))
        .or(() -> time(directories.rootText(DATE_TIME), directories.exifText(SUB_SECONDS)));
  }

  private static Optional<LocalDateTime> time(Optional<String> text, Optional<String> fraction) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      LocalDateTime whole = LocalDateTime.parse(text.get().strip(), TIME);
      return Optional.of(whole.withNano(nanos(fraction.orElse("").strip())));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Gives the nanoseconds of the digits behind a decimal point. */
  private static int nanos(String digits) {
    return digits.matches("[0-9]{1,9}")
        ? Integer.parseInt((digits + "00000000").substring(0, 9))
        : 0;
  }

  private static OptionalDouble exposureSeconds(ExifDirectories directories) {
    OptionalDouble seconds = directories.exifNumber(EXPOSURE_TIME);
    if (seconds.isEmpty() && directories.exifNumber(SHUTTER_SPEED).isPresent()) {
      double apex = directories.exifNumber(SHUTTER_SPEED).getAsDouble();
      seconds = OptionalDouble.of(StrictMath.pow(2, -apex));
    }
    return seconds.isPresent()
            && seconds.getAsDouble() > 0
            && seconds.getAsDouble() <= LONGEST_SECONDS
        ? seconds
        : OptionalDouble.empty();
  }
}
