package io.github.stacker.core.format.tiff;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fields that describe how a picture was taken: EXIF.
 *
 * @param main from the main directory: camera, author, description, ...
 * @param exif the EXIF directory
 * @param gps the GPS directory
 */
record ExifFields(List<Field> main, List<Field> exif, List<Field> gps) {
  private static final int HEADER_BYTES = 8;

  private static final Set<Integer> DESCRIPTIVE =
      Set.of(
          Tags.IMAGE_DESCRIPTION,
          Tags.MAKE,
          Tags.MODEL,
          Tags.SOFTWARE,
          Tags.DATE_TIME,
          Tags.ARTIST,
          Tags.COPYRIGHT);

  static final ExifFields NONE = new ExifFields(List.of(), List.of(), List.of());

  /**
   * Collects the fields of a main directory and of those it points to.
   *
   * @throws IOException if a directory or field is damaged, or they are too large together
   */
  static ExifFields of(Directory directory, DirectoryReader reader, Limits limits)
      throws IOException {
    List<Field> main = new ArrayList<>();
    for (int tag : directory.tags()) {
      if (DESCRIPTIVE.contains(tag)) {
        directory.field(tag).ifPresent(main::add);
      }
    }
    ExifFields fields =
        new ExifFields(
            List.copyOf(main),
            fieldsBehind(Tags.EXIF_DIRECTORY, directory, reader, limits),
            fieldsBehind(Tags.GPS_DIRECTORY, directory, reader, limits));
    requireRoom(fields.bytes(), limits);
    return fields;
  }

  /**
   * Reads the fields of an EXIF block.
   *
   * @throws IOException if it is damaged
   */
  static ExifFields parse(Blob block) throws IOException {
    byte[] bytes = block.toArray();
    Limits limits = new Limits(1, 1, Limits.DEFAULT.parts(), Math.max(1, bytes.length), 1, 1);
    DirectoryReader reader = DirectoryReader.open(RandomBytes.of(bytes), limits);
    return of(reader.first(), reader, limits);
  }

  private static List<Field> fieldsBehind(
      int tag, Directory directory, DirectoryReader reader, Limits limits) throws IOException {
    Optional<Field> pointer = directory.field(tag);
    if (pointer.isEmpty()) {
      return List.of();
    }
    Directory target = reader.read(pointer.get().number(0));
    List<Field> fields = new ArrayList<>();
    double bytes = 0;
    for (int inner : target.tags()) {
      bytes += target.claimedBytes(inner);
      requireRoom(bytes, limits);
      target.field(inner).filter(ExifFields::isCopied).ifPresent(fields::add);
    }
    return List.copyOf(fields);
  }

  private static void requireRoom(double bytes, Limits limits) throws IOException {
    if (bytes > limits.metadataBytes()) {
      throw new IOException(
          "%.0f bytes of EXIF are more than the %d allowed"
              .formatted(bytes, limits.metadataBytes()));
    }
  }

  /** Pointers would point to nowhere, and the types of BigTIFF are unknown to EXIF. */
  private static boolean isCopied(Field field) {
    return !field.type().isBig()
        && field.type() != FieldType.IFD
        && field.tag() != Tags.INTEROPERABILITY_DIRECTORY;
  }

  boolean isEmpty() {
    return main.isEmpty() && exif.isEmpty() && gps.isEmpty();
  }

  private long bytes() {
    long bytes = 0;
    for (List<Field> fields : List.of(main, exif, gps)) {
      bytes += fields.stream().mapToLong(field -> 12 + field.data().length).sum();
    }
    return bytes;
  }

  /** Finds a field of the EXIF directory. */
  Optional<Field> exifField(int tag) {
    return exif.stream().filter(field -> field.tag() == tag).findFirst();
  }

  /** Makes a self-contained block: a little-endian TIFF structure without a picture. */
  Blob toBlob() {
    DirectoryBuilder root = new DirectoryBuilder(false);
    main.forEach(root::put);
    DirectoryBuilder exifDirectory = builder(exif);
    DirectoryBuilder gpsDirectory = builder(gps);
    // Pointers are put in twice: first to know how long the main directory is, then the real ones.
    putPointers(root, HEADER_BYTES, HEADER_BYTES);
    int exifAt = HEADER_BYTES + root.bytes();
    int gpsAt = exifAt + (exif.isEmpty() ? 0 : exifDirectory.bytes());
    putPointers(root, exifAt, gpsAt);
    int end = gpsAt + (gps.isEmpty() ? 0 : gpsDirectory.bytes());
    byte[] block = new byte[end];
    System.arraycopy(new byte[] {'I', 'I', 42, 0, HEADER_BYTES, 0, 0, 0}, 0, block, 0, 8);
    copy(root, HEADER_BYTES, block);
    copy(exifDirectory, exifAt, block);
    copy(gpsDirectory, gpsAt, block);
    return Blob.copyOf(block);
  }

  private void putPointers(DirectoryBuilder root, int exifAt, int gpsAt) {
    if (!exif.isEmpty()) {
      root.put(Field.ofLong(Tags.EXIF_DIRECTORY, exifAt));
    }
    if (!gps.isEmpty()) {
      root.put(Field.ofLong(Tags.GPS_DIRECTORY, gpsAt));
    }
  }

  private static DirectoryBuilder builder(List<Field> fields) {
    DirectoryBuilder builder = new DirectoryBuilder(false);
    fields.forEach(builder::put);
    return builder;
  }

  private static void copy(DirectoryBuilder directory, int position, byte[] block) {
    if (!directory.isEmpty()) {
      byte[] bytes = directory.build(position, 0);
      System.arraycopy(bytes, 0, block, position, bytes.length);
    }
  }
}
