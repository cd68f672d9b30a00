package io.github.stacker.core.format.png;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.core.format.OrderedWork;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Pulls a picture strip by strip, has the strips compressed on several threads, and writes them in
 * order. The height of a strip depends on the picture alone, and the number of strips under way is
 * limited.
 */
final class StripQueue {
  /** Filtered bytes of a strip, unless one row has more. */
  static final int STRIP_BYTES = 512 << 10;

  /** Filtered bytes of all strips under way; they hold about four times as much. */
  private static final long MOST_BYTES_UNDER_WAY = 16 << 20;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final PngParameters parameters;
  private final PngHeader header;
  private final int threads;
  private final int stripRows;
  private int adler = Adler.OF_NOTHING;
  private int rowsWritten;

  StripQueue(PngParameters parameters, PngHeader header, int threads) {
    this.parameters = parameters;
    this.header = header;
    this.threads = threads;
    long rows = STRIP_BYTES / (header.lineBytes(header.width()) + 1);
    stripRows = (int) Math.max(1, Math.min(header.height(), rows));
  }

  /** Writes the chunks IDAT of a picture. */
  void write(ImageSource image, ChunkOutput out) throws IOException {
    try (OrderedWork<CompressedStrip> strips =
        new OrderedWork<>(
            "png-writer", threads, mostStrips(), this::newStrip, strip -> write(strip, out))) {
      CompressedStrip before = null;
      int rows;
      for (int y = 0; y < header.height(); y += rows) {
        rows = Math.min(stripRows, header.height() - y);
        CompressedStrip strip = strips.free();
        strip.load(image, new Region(0, y, header.width(), rows), before);
        strips.start(strip);
        before = strip;
      }
      strips.finish();
    }
  }

  /** Each strip holds its samples, its filtered bytes and its compressed ones. */
  long workingBytes() {
    return 3 * mostStrips() * stripBytes();
  }

  private long stripBytes() {
    return stripRows * (header.lineBytes(header.width()) + 1);
  }

  /** At least two, as a strip needs the last row of the one before. */
  private int mostStrips() {
    return OrderedWork.pieces(threads, stripBytes(), MOST_BYTES_UNDER_WAY);
  }

  private CompressedStrip newStrip() {
    return new CompressedStrip(parameters, header, stripRows);
  }

  private void write(CompressedStrip strip, ChunkOutput out) throws IOException {
    boolean first = rowsWritten == 0;
    rowsWritten += strip.rows();
    boolean last = rowsWritten == header.height();
    adler = strip.adlerAfter(adler);
    out.write(
        "IDAT",
        first ? zlibHeader() : NOTHING,
        strip.deflated(),
        last ? ByteBuffer.allocate(Integer.BYTES).putInt(adler).flip() : NOTHING);
  }

  /** Gives the two bytes that begin a zlib stream (RFC 1950); the second tells the effort. */
  private ByteBuffer zlibHeader() {
    int effort = parameters.compression();
    int flags = effort < 2 ? 0x01 : effort < 6 ? 0x5e : effort == 6 ? 0x9c : 0xda;
    return ByteBuffer.wrap(new byte[] {0x78, (byte) flags});
  }
}
