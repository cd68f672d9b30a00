package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Orientation;
import io.github.stacker.api.Resolution;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads what a directory says beside the samples. A damaged piece is left out and noted, since the
 * picture can be read without it.
 */
final class MetadataReader {
  private static final DateTimeFormatter EXIF_TIME =
      DateTimeFormatter.ofPattern("uuuu:MM:dd HH:mm:ss", Locale.ROOT);

  private static final double CENTIMETRES_PER_INCH = 2.54;

  private final Directory directory;
  private final DirectoryReader reader;
  private final Limits limits;
  private final List<String> damaged = new ArrayList<>();

  MetadataReader(Directory directory, DirectoryReader reader, Limits limits) {
    this.directory = directory;
    this.reader = reader;
    this.limits = limits;
  }

  /** Reads all there is. */
  Metadata read() {
    ExifFields fields =
        attempt("EXIF", ExifFields.NONE, () -> ExifFields.of(directory, reader, limits));
    int orientation = attempt("orientation", 1, () -> (int) number(Tags.ORIENTATION, 1));
    return new Metadata(
            attempt("resolution", Optional.empty(), this::resolution),
            Orientation.ofTag(orientation),
            attempt("colour profile", Optional.empty(), this::colourProfile),
            attempt("capture time", Optional.empty(), () -> captureTime(fields)),
            attempt("exposure time", OptionalDouble.empty(), () -> exposureSeconds(fields)),
            fields.isEmpty() ? Optional.empty() : Optional.of(fields.toBlob()))
        .withPlacement(attempt("place", Optional.empty(), () -> PositionTags.read(directory)));
  }

  /** Names the pieces that {@link #read} left out. */
  List<String> damaged() {
    return List.copyOf(damaged);
  }

  private <T> T attempt(String what, T otherwise, Piece<T> piece) {
    try {
      return piece.read();
    } catch (IOException | DateTimeException e) {
      damaged.add(what);
      return otherwise;
    }
  }

  private long number(int tag, long otherwise) throws IOException {
    return directory.number(tag, otherwise);
  }

  private Optional<Resolution> resolution() throws IOException {
    Optional<Field> horizontal = directory.field(Tags.X_RESOLUTION);
    Optional<Field> vertical = directory.field(Tags.Y_RESOLUTION);
    long unit = number(Tags.RESOLUTION_UNIT, 2);
    if (horizontal.isEmpty() || vertical.isEmpty() || (unit != 2 && unit != 3)) {
      return Optional.empty();
    }
    double perInch = unit == 3 ? CENTIMETRES_PER_INCH : 1;
    double x = horizontal.get().real(0) * perInch;
    double y = vertical.get().real(0) * perInch;
    boolean known = x > 0 && y > 0 && Double.isFinite(x) && Double.isFinite(y);
    return known ? Optional.of(new Resolution(x, y)) : Optional.empty();
  }

  private Optional<Blob> colourProfile() throws IOException {
    return directory
        .field(Tags.ICC_PROFILE)
        .filter(field -> field.count() > 0)
        .map(field -> Blob.copyOf(field.data()));
  }

  private Optional<LocalDateTime> captureTime(ExifFields fields) throws IOException {
    Optional<Field> original = fields.exifField(Tags.DATE_TIME_ORIGINAL);
    Optional<Field> time = original.isPresent() ? original : directory.field(Tags.DATE_TIME);
    return time.map(Field::text)
        .filter(text -> text.chars().anyMatch(c -> c >= '1' && c <= '9'))
        .map(text -> LocalDateTime.parse(text, EXIF_TIME));
  }

  private OptionalDouble exposureSeconds(ExifFields fields) throws IOException {
    Optional<Field> exposure = fields.exifField(Tags.EXPOSURE_TIME);
    if (exposure.isEmpty()) {
      exposure = directory.field(Tags.EXPOSURE_TIME);
    }
    if (exposure.isEmpty()) {
      return OptionalDouble.empty();
    }
    double seconds = exposure.get().real(0);
    boolean known = seconds > 0 && Double.isFinite(seconds);
    return known ? OptionalDouble.of(seconds) : OptionalDouble.empty();
  }

  /** One piece of metadata. */
  private interface Piece<T> {
    T read() throws IOException;
  }
}
