package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Resolution;
import io.github.stacker.core.format.exif.Exif;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Collects what the application segments of a JPEG say. Nothing in them can make a frame
 * unreadable: what does not make sense is left out.
 */
final class JpegMetadataReader {
  static final byte[] JFIF = "JFIF\0".getBytes(StandardCharsets.US_ASCII);
  static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
  static final byte[] ICC = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ADOBE = "Adobe".getBytes(StandardCharsets.US_ASCII);

  private static final int PER_INCH = 1;
  private static final int PER_CENTIMETRE = 2;
  private static final double CENTIMETRES_PER_INCH = 2.54;

  private final Limits limits;
  private boolean sawJfif;
  private OptionalInt adobeTransform = OptionalInt.empty();
  private Optional<Resolution> density = Optional.empty();
  private Optional<Blob> exif = Optional.empty();

  /** The parts of the profile by number from 1; null where missing. */
  private byte[][] profileParts = {};

  private long profileBytes;

  JpegMetadataReader(Limits limits) {
    this.limits = limits;
  }

  void take(int marker, byte[] segment) {
    switch (marker) {
      case Markers.APP0 -> takeJfif(segment);
      case Markers.APP1 -> takeExif(segment);
      case Markers.APP2 -> takeProfile(segment);
      case Markers.APP14 -> takeAdobe(segment);
      default -> {}
    }
  }

  boolean sawJfif() {
    return sawJfif;
  }

  OptionalInt adobeTransform() {
    return adobeTransform;
  }

  Metadata metadata() {
    Metadata base = exif.map(Exif::read).orElse(Metadata.NONE);
    return base.withResolution(density.or(base::resolution)).withColourProfile(profile());
  }

  private void takeJfif(byte[] segment) {
    if (segment.length < 14 || !startsWith(segment, JFIF)) {
      return;
    }
    sawJfif = true;
    int unit = segment[7];
    int x = (segment[8] & 0xff) << 8 | segment[9] & 0xff;
    int y = (segment[10] & 0xff) << 8 | segment[11] & 0xff;
    if (x > 0 && y > 0 && (unit == PER_INCH || unit == PER_CENTIMETRE)) {
      double factor = unit == PER_INCH ? 1 : CENTIMETRES_PER_INCH;
      density = Optional.of(new Resolution(x * factor, y * factor));
    }
  }

  private void takeExif(byte[] segment) {
    if (exif.isEmpty() && startsWith(segment, EXIF) && segment.length <= limits.metadataBytes()) {
      exif = Optional.of(Blob.copyOf(Arrays.copyOfRange(segment, EXIF.length, segment.length)));
    }
  }

  private void takeAdobe(byte[] segment) {
    if (segment.length >= 12 && startsWith(segment, ADOBE)) {
      adobeTransform = OptionalInt.of(segment[11] & 0xff);
    }
  }

  private void takeProfile(byte[] segment) {
    int start = ICC.length + 2;
    if (segment.length < start || !startsWith(segment, ICC)) {
      return;
    }
    int number = segment[ICC.length] & 0xff;
    int count = segment[ICC.length + 1] & 0xff;
    if (profileParts.length == 0) {
      profileParts = new byte[count][];
    }
    boolean fits = count == profileParts.length && number >= 1 && number <= count;
    profileBytes += segment.length - start;
    if (fits && profileBytes <= limits.metadataBytes()) {
      profileParts[number - 1] = Arrays.copyOfRange(segment, start, segment.length);
    }
  }

  /** Joins the parts; a profile that lacks one is none. */
  private Optional<Blob> profile() {
    if (profileParts.length == 0 || Arrays.asList(profileParts).contains(null)) {
      return Optional.empty();
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : profileParts) {
      whole.writeBytes(part);
    }
    return Optional.of(Blob.copyOf(whole.toByteArray()));
  }

  private static boolean startsWith(byte[] segment, byte[] name) {
    return segment.length >= name.length
        && Arrays.equals(segment, 0, name.length, name, 0, name.length);
  }
}
