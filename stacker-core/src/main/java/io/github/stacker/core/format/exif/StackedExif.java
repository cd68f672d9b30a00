package io.github.stacker.core.format.exif;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.stacker.api.Blob;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.imaging.formats.tiff.TiffField;
import org.apache.commons.imaging.formats.tiff.constants.ExifTagConstants;
import org.apache.commons.imaging.formats.tiff.constants.TiffTagConstants;
import org.apache.commons.imaging.formats.tiff.fieldtypes.AbstractFieldType;
import org.apache.commons.imaging.formats.tiff.taginfos.TagInfo;
import org.apache.commons.imaging.formats.tiff.write.TiffImageWriterLossy;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputDirectory;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputField;
import org.apache.commons.imaging.formats.tiff.write.TiffOutputSet;

/** Builds the EXIF block of a stacked frame: only fields known to hold still are taken over. */
final class StackedExif {
  /** The longest field taken over. Texts are shorter, and so the block stays below 60 000 bytes. */
  private static final int LONGEST_FIELD = 700;

  /** Description, make, model, resolution (3), software, time, artist, copyright. */
  private static final Set<Integer> ROOT_TAGS =
      Set.of(270, 271, 272, 282, 283, 296, 305, 306, 315, 33432);

  private static final Set<Integer> EXIF_TAGS =
      Set.of(
          33437, // aperture
          34850, // exposure programme
          34855, // sensitivity, and how it is meant (six)
          34864, 34865, 34866, 34867, 34868, 34869, 36864, // EXIF version
          36867, // times of exposure and digitisation, their zones and fractions (seven)
          36868, 36880, 36881, 36882, 37520, 37521, 37522, 37378, // aperture as APEX value
          37381, // widest aperture
          37383, // metering
          37386, // focal length
          37510, // comment
          40961, // colour space
          41989, // focal length on 35 mm film
          41495, // kind of sensor
          41728, // kind of source
          42032, // owner, body number
          42033, 42034, // lens: specification, make, model, number
          42035, 42036, 42037);

  private static final int DESCRIPTION = 270;

  /**
   * How descriptions begin by which programs find their way in a file: OME-XML, tifffile's JSON,
   * ImageJ. They tell the number and shape of its pictures, which is not that of the result's.
   */
  private static final Pattern OF_A_FILE = Pattern.compile("\\s*([<{]|ImageJ=)");

  /** The whole of the directory of places. */
  private static final int LAST_GPS_TAG = 31;

  private StackedExif() {}

  static Optional<Blob> of(ExifDirectories frame, int width, int height) {
    ByteOrder order = frame.byteOrder();
    TiffOutputSet set = new TiffOutputSet(order);
    try {
      TiffOutputDirectory root = set.getOrCreateRootDirectory();
      TiffOutputDirectory exif = set.getOrCreateExifDirectory();
      copy(
          frame.rootFields().stream().filter(field -> !describesFile(field)).toList(),
          ROOT_TAGS,
          root);
      copy(frame.exifFields(), EXIF_TAGS, exif);
      List<TiffField> gps =
          frame.gpsFields().stream().filter(field -> field.getTag() <= LAST_GPS_TAG).toList();
      if (!gps.isEmpty()) {
        copy(gps, set.getOrCreateGpsDirectory());
      }
      if (root.getFields().isEmpty() && exif.getFields().isEmpty() && gps.isEmpty()) {
        return Optional.empty();
      }
      root.add(shortField(TiffTagConstants.TIFF_TAG_ORIENTATION, 1, order));
      exif.add(longField(ExifTagConstants.EXIF_TAG_EXIF_IMAGE_WIDTH, width, order));
      exif.add(longField(ExifTagConstants.EXIF_TAG_EXIF_IMAGE_LENGTH, height, order));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      new TiffImageWriterLossy(order).write(bytes, set);
      return Optional.of(Blob.copyOf(bytes.toByteArray()));
    } catch (IOException | RuntimeException e) {
      return Optional.empty(); // fields that contradict each other cannot be written again
    }
  }

  private static boolean describesFile(TiffField field) {
    return field.getTag() == DESCRIPTION
        && field.getBytesLength() <= LONGEST_FIELD
        && OF_A_FILE.matcher(new String(field.getByteArrayValue(), ISO_8859_1)).lookingAt();
  }

  private static void copy(List<TiffField> fields, Set<Integer> tags, TiffOutputDirectory to) {
    copy(fields.stream().filter(field -> tags.contains(field.getTag())).toList(), to);
  }

  private static void copy(List<TiffField> fields, TiffOutputDirectory to) {
    for (TiffField field : fields) {
      boolean again = to.findField(field.getTag()) != null;
      if (!again && field.getBytesLength() <= LONGEST_FIELD && field.getCount() > 0) {
        to.add(
            new TiffOutputField(
                field.getTag(),
                field.getTagInfo(),
                field.getFieldType(),
                (int) field.getCount(),
                field.getByteArrayValue()));
      }
    }
  }

  private static TiffOutputField shortField(TagInfo tag, int value, ByteOrder order) {
    byte[] bytes = ByteBuffer.allocate(2).order(order).putShort((short) value).array();
    return new TiffOutputField(tag, AbstractFieldType.SHORT, 1, bytes);
  }

  private static TiffOutputField longField(TagInfo tag, int value, ByteOrder order) {
    byte[] bytes = ByteBuffer.allocate(4).order(order).putInt(value).array();
    return new TiffOutputField(tag, AbstractFieldType.LONG, 1, bytes);
  }
}
