package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.Blob;
import io.github.stacker.api.Metadata;
import io.github.stacker.api.Resolution;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Builds the beginning of a JPEG: SOI, JFIF, EXIF and colour profile. */
final class JpegHeaderWriter {
  /** The most a segment can hold: its length field counts itself. */
  private static final int SEGMENT_BYTES = 65533;

  private static final int MOST_PROFILE_PARTS = 255;

  private JpegHeaderWriter() {}

  /** Gives the bytes. A profile or EXIF block too long for JPEG is left out. */
  static byte[] header(Metadata metadata) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0xff);
    out.write(Markers.SOI);
    segment(out, Markers.APP0, JpegMetadataReader.JFIF, density(metadata));
    metadata
        .exif()
        .map(Blob::toArray)
        .filter(exif -> exif.length <= SEGMENT_BYTES - JpegMetadataReader.EXIF.length)
        .ifPresent(exif -> segment(out, Markers.APP1, JpegMetadataReader.EXIF, exif));
    metadata.colourProfile().ifPresent(profile -> profile(out, profile.toArray()));
    return out.toByteArray();
  }

  /**
   * Gives version 1.2, the resolution in dots per inch (or the shape of a pixel: square), no
   * thumbnail.
   */
  private static byte[] density(Metadata metadata) {
    Resolution resolution = metadata.resolution().orElse(new Resolution(1, 1));
    long x = Math.round(resolution.x());
    long y = Math.round(resolution.y());
    boolean known = metadata.resolution().isPresent() && fits(x) && fits(y);
    return known
        ? new byte[] {1, 2, 1, (byte) (x >> 8), (byte) x, (byte) (y >> 8), (byte) y, 0, 0}
        : new byte[] {1, 2, 0, 0, 1, 0, 1, 0, 0};
  }

  private static boolean fits(long density) {
    return density >= 1 && density <= 0xffff;
  }

  private static void profile(ByteArrayOutputStream out, byte[] profile) {
    int partBytes = SEGMENT_BYTES - JpegMetadataReader.ICC.length - 2;
    int parts = (profile.length + partBytes - 1) / partBytes;
    if (parts > MOST_PROFILE_PARTS) {
      return;
    }
    for (int i = 0; i < parts; i++) {
      byte[] name = Arrays.copyOf(JpegMetadataReader.ICC, JpegMetadataReader.ICC.length + 2);
      name[name.length - 2] = (byte) (i + 1);
      name[name.length - 1] = (byte) parts;
      int start = i * partBytes;
      int end = Math.min(profile.length, start + partBytes);
      segment(out, Markers.APP2, name, Arrays.copyOfRange(profile, start, end));
    }
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] name, byte[] content) {
    int length = name.length + content.length + 2;
    out.write(0xff);
    out.write(marker);
    out.write(length >> 8);
    out.write(length);
    out.writeBytes(name);
    out.writeBytes(content);
  }
}
