package io.github.stacker.core.format.exif;

import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.imaging.FormatCompliance;
import org.apache.commons.imaging.ImagingException;
import org.apache.commons.imaging.bytesource.ByteSource;
import org.apache.commons.imaging.formats.tiff.TiffDirectory;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.TiffHeader;
import org.apache.commons.imaging.formats.tiff.TiffReader;
import org.apache.commons.imaging.formats.tiff.constants.TiffDirectoryConstants;

/** The directories of one EXIF block, as far as they can be read. */
final class ExifDirectories {
  /** Real blocks have at most five; a hostile one could nest thousands. */
  private static final int MOST_DIRECTORIES = 8;

  private final ByteOrder byteOrder;
  private final List<TiffDirectory> directories;

  private ExifDirectories(ByteOrder byteOrder, List<TiffDirectory> directories) {
    this.byteOrder = byteOrder;
    this.directories = directories;
  }

  /** Tells whether bytes start {@code II*} or {@code MM*} and are long enough to go on. */
  static boolean startsLikeTiff(byte[] bytes) {
    return bytes.length >= 8
        && bytes[0] == bytes[1]
        && (bytes[0] == 'I' && bytes[2] == 42 && bytes[3] == 0
            || bytes[0] == 'M' && bytes[2] == 0 && bytes[3] == 42);
  }

  /** Reads what can be read of a block that starts like a TIFF. */
  static ExifDirectories read(byte[] block) {
    Collector collector = new Collector(block.length);
    try {
      new TiffReader(false).read(ByteSource.array(block), FormatCompliance.getDefault(), collector);
    } catch (IOException | RuntimeException e) {
      // Damaged from here on: what was collected before it stays.
    }
    ByteOrder order = block[0] == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    return new ExifDirectories(order, collector.directories);
  }

  ByteOrder byteOrder() {
    return byteOrder;
  }

  /** Gives the fields of the directory that describes the picture. */
  List<TiffField> rootFields() {
    return fields(TiffDirectoryConstants.DIRECTORY_TYPE_ROOT);
  }

  /** Gives the fields of the directory that describes the exposure. */
  List<TiffField> exifFields() {
    return fields(TiffDirectoryConstants.DIRECTORY_TYPE_EXIF);
  }

  /** Gives the fields of the directory that describes the place. */
  List<TiffField> gpsFields() {
    return fields(TiffDirectoryConstants.DIRECTORY_TYPE_GPS);
  }

  OptionalDouble rootNumber(int tag) {
    return number(rootFields(), tag);
  }

  OptionalDouble exifNumber(int tag) {
    return number(exifFields(), tag);
  }

  Optional<String> rootText(int tag) {
    return text(rootFields(), tag);
  }

  Optional<String> exifText(int tag) {
    return text(exifFields(), tag);
  }

  private List<TiffField> fields(int type) {
    return directories.stream()
        .filter(directory -> directory.type == type)
        .findFirst()
        .map(TiffDirectory::getDirectoryEntries)
        .orElse(List.of());
  }

  /** Gives the number of a field, unless it is infinite or none. */
  private static OptionalDouble number(List<TiffField> fields, int tag) {
    Optional<Object> value = value(fields, tag);
    if (value.isPresent()
        && value.get() instanceof Number number
        && Double.isFinite(number.doubleValue())) {
      return OptionalDouble.of(number.doubleValue());
    }
    return OptionalDouble.empty();
  }

  private static Optional<String> text(List<TiffField> fields, int tag) {
    return value(fields, tag).filter(String.class::isInstance).map(String.class::cast);
  }

  /** Gives the value of a field, the first if there are several. */
  private static Optional<Object> value(List<TiffField> fields, int tag) {
    for (TiffField field : fields) {
      if (field.getTag() == tag) {
        return firstValue(field);
      }
    }
    return Optional.empty();
  }

  private static Optional<Object> firstValue(TiffField field) {
    try {
      Object value = field.getValue();
      boolean several = value != null && value.getClass().isArray();
      return Optional.ofNullable(several ? Array.get(value, 0) : value);
    } catch (ImagingException | RuntimeException e) {
      return Optional.empty(); // of a type that its tag does not allow, or without values
    }
  }

  /**
   * Takes directories until there are too many, and no pictures. Fields of a sound block do not
   * overlap; in a hostile one thousands could each be a copy of the whole block.
   */
  private static final class Collector implements TiffReader.Listener {
    private final List<TiffDirectory> directories = new ArrayList<>();
    private long bytesLeft;

    private Collector(int blockBytes) {
      bytesLeft = blockBytes;
    }

    @Override
    public boolean addDirectory(TiffDirectory directory) {
      directories.add(directory);
      return directories.size() < MOST_DIRECTORIES;
    }

    @Override
    public boolean addField(TiffField field) {
      bytesLeft -= field.getBytesLength();
      return bytesLeft >= 0;
    }

    @Override
    public boolean readImageData() {
      return false;
    }

    @Override
    public boolean readOffsetDirectories() {
      return true;
    }

    @Override
    public boolean setTiffHeader(TiffHeader header) {
      return true;
    }
  }
}
