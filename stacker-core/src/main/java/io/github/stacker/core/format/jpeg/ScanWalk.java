package io.github.stacker.core.format.jpeg;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Walks the scans of a JPEG without decoding them, from marker to marker. */
final class ScanWalk {
  /** More scans than any real file has. Each costs a pass over the whole picture. */
  private static final int MOST_SCANS = 100;

  /**
   * Samples of all scans together that a byte may stand for; ten scans of plain white have 5000.
   */
  private static final long MOST_SAMPLES_PER_BYTE = 20_000;

  private static final int BUFFER_BYTES = 64 << 10;

  private final ByteCursor in;

  private ScanWalk(FileChannel file, long scanStart) {
    in = new ByteCursor(file, scanStart, BUFFER_BYTES);
  }

  /** Gives the number of rows, which a file may tell behind its first scan. */
  static int heightAfterFirstScan(FileChannel file, long scanStart) throws IOException {
    ScanWalk walk = new ScanWalk(file, scanStart);
    if (walk.nextMarker() != Markers.DNL || walk.in.nextShort() != 4) {
      throw new IOException("does not tell its number of rows");
    }
    return walk.in.nextShort();
  }

  /**
   * Gives the number of scans up to the end of the picture, the first included.
   *
   * @throws IOException if there are too many
   */
  static int count(FileChannel file, JpegHeader header) throws IOException {
    ScanWalk walk = new ScanWalk(file, header.scanStart());
    int scans = 1;
    for (int marker = walk.nextMarker(); marker != Markers.EOI; marker = walk.nextMarker()) {
      if (marker == Markers.SOS) {
        requireFew(++scans, header.frame(), file.size());
      }
      if (!Markers.standsAlone(marker)) {
        int length = walk.in.nextShort();
        walk.in.moveTo(walk.in.position() + Math.max(0, length - 2));
      }
    }
    return scans;
  }

  /** Refuses a picture of too many scans, for any picture or for its bytes. */
  static void requireFew(int scans, FrameHeader frame, long bytes) throws IOException {
    if (scans > MOST_SCANS) {
      throw new IOException("has more than %d scans".formatted(MOST_SCANS));
    }
    long samples = (long) frame.width() * frame.height() * frame.components().size();
    if (samples * scans / MOST_SAMPLES_PER_BYTE > bytes) {
      throw new IOException(
          "is too short, at %d bytes, for %d scans over the %dx%d pixels it claims"
              .formatted(bytes, scans, frame.width(), frame.height()));
    }
  }

  /** Finds the next marker that is not part of a scan's data; the end of the file counts as EOI. */
  private int nextMarker() throws IOException {
    int next = in.next();
    while (next >= 0) {
      if (next != 0xff) {
        next = in.next();
        continue;
      }
      next = in.next();
      boolean data = next == 0 || next >= Markers.RST0 && next <= Markers.RST7;
      if (next > 0 && next != 0xff && !data) {
        return next;
      }
      if (data) {
        next = in.next();
      }
    }
    return Markers.EOI;
  }
}
