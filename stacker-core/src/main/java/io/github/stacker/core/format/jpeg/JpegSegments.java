package io.github.stacker.core.format.jpeg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** Collects what the decoder needs of the segments of JPEGs in memory. */
final class JpegSegments {
  private static final byte[] ADOBE = {
    (byte) 0xff, (byte) Markers.APP14, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0
  };

  private final ByteArrayOutputStream kept = new ByteArrayOutputStream(1024);
  private FrameHeader frame;
  private boolean wholeScan;

  /** Takes an abbreviated JPEG of tables alone. */
  void takeTables(byte[] tables) throws IOException {
    if (tables.length > 0 && walk(tables) < tables.length) {
      throw new IOException("has a scan among its tables");
    }
  }

  /**
   * Takes the segments up to the first scan.
   *
   * @return index of the scan's first byte
   */
  int takeHeader(byte[] picture) throws IOException {
    int scanAt = walk(picture);
    if (frame == null || scanAt >= picture.length) {
      throw new IOException("has no picture");
    }
    return scanAt;
  }

  /** Gives what the frame header said. */
  FrameHeader frame() {
    return frame;
  }

  /** Tells whether the first scan is the only one. */
  boolean isWholeScan() {
    return wholeScan;
  }

  /** Walks to behind the header of the first scan, or to the end. */
  private int walk(byte[] bytes) throws IOException {
    int at = 0;
    while (at + 1 < bytes.length) {
      int marker = bytes[at + 1] & 0xff;
      if (bytes[at] != (byte) 0xff) {
        throw new IOException("has something else where a marker should be, at byte " + at);
      }
      if (marker == 0xff) {
        at++;
        continue;
      }
      at += 2;
      if (Markers.standsAlone(marker)) {
        continue;
      }
      byte[] segment = segment(bytes, at);
      at += 2 + segment.length;
      if (take(marker, segment)) {
        return at;
      }
    }
    return bytes.length;
  }

  private static byte[] segment(byte[] bytes, int at) throws IOException {
    int length = at + 2 > bytes.length ? 0 : (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    if (length < 2 || at + length > bytes.length) {
      throw new IOException("ends in the middle of its header");
    }
    return Arrays.copyOfRange(bytes, at + 2, at + length);
  }

  /** Keeps what the decoder needs and tells whether a scan begins. */
  private boolean take(int marker, byte[] segment) throws IOException {
    if (Markers.startsFrame(marker)) {
      if (frame != null) {
        throw new IOException("has two frame headers");
      }
      frame = FrameHeader.of(marker, segment);
      keep(marker, segment);
    } else if (marker == Markers.DQT || marker == Markers.DHT || marker == Markers.DRI) {
      keep(marker, segment);
    } else if (marker == Markers.SOS) {
      takeScan(segment);
      keep(marker, segment);
      return true;
    }
    return false;
  }

  private void takeScan(byte[] scan) throws IOException {
    int components = scan.length == 0 ? 0 : scan[0];
    if (frame == null || components < 1 || scan.length != 4 + 2 * components) {
      throw new IOException("has a scan header of the wrong length");
    }
    wholeScan = !frame.isProgressive() && components == frame.components().size();
  }

  private void keep(int marker, byte[] segment) {
    kept.write(0xff);
    kept.write(marker);
    kept.write(segment.length + 2 >> 8);
    kept.write(segment.length + 2);
    kept.writeBytes(segment);
  }

  /** Gives SOI, a segment that settles what the components mean, and what was kept. */
  byte[] header(boolean toRgb) {
    ByteArrayOutputStream header = new ByteArrayOutputStream(kept.size() + 32);
    header.write(0xff);
    header.write(Markers.SOI);
    if (frame.components().size() > 1) {
      header.writeBytes(ADOBE);
      header.write(toRgb && frame.components().size() == 3 ? 1 : 0);
    }
    header.writeBytes(kept.toByteArray());
    return header.toByteArray();
  }

  /**
   * Counts the scans of a picture from the first scan's data on.
   *
   * @throws IOException if there are too many
   */
  int scans(byte[] bytes, int scanAt) throws IOException {
    int scans = 1;
    int at = scanAt;
    while (at + 3 < bytes.length) {
      int marker = bytes[at + 1] & 0xff;
      boolean isMarker = bytes[at] == (byte) 0xff && marker != 0 && marker != 0xff;
      if (!isMarker || Markers.standsAlone(marker)) {
        at++;
        continue;
      }
      if (marker == Markers.SOS) {
        ScanWalk.requireFew(++scans, frame, bytes.length);
      }
      at += 2 + ((bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff);
    }
    return scans;
  }
}
