package io.github.stacker.core.format.png;

import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.OrderedWork;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/**
 * Some whole rows of the picture, filtered and compressed by themselves: nothing in the result
 * depends on when or on which thread that is done. Used again for other rows.
 */
final class CompressedStrip implements OrderedWork.Piece {
  private final Tile tile = new Tile();
  private final LineFilter filter;
  private final Deflater deflater;
  private final int height;
  private final int lineBytes;
  private final byte[] filtered;
  private final byte[] deflated;
  private byte[] line;
  private byte[] above;
  private int filteredLength;
  private int deflatedLength;
  private long adler;

  /**
   * Prepares for strips.
   *
   * @param parameters how to filter and compress
   * @param header layout of the picture
   * @param mostRows rows of the largest strip
   */
  CompressedStrip(PngParameters parameters, PngHeader header, int mostRows) {
    height = header.height();
    lineBytes = (int) header.lineBytes(header.width());
    filter = new LineFilter(parameters.filter(), header.bytesPerPixel(), lineBytes);
    deflater = newDeflater(parameters);
    line = new byte[lineBytes + 1];
    above = new byte[lineBytes + 1];
    filtered = new byte[mostRows * (lineBytes + 1)];
    deflated = new byte[longestDeflated(filtered.length)];
  }

  /** Makes a deflater that has taken on its settings, so that its first use is as any other. */
  private static Deflater newDeflater(PngParameters parameters) {
    Deflater deflater = new Deflater(parameters.compression(), true);
    if (parameters.filter() != PngFilter.NONE) {
      deflater.setStrategy(Deflater.FILTERED);
      deflater.deflate(new byte[1], 0, 1, Deflater.NO_FLUSH);
    }
    return deflater;
  }

  /**
   * Gives more than deflate can make of so many bytes: 9 bits for each, and some for its blocks.
   */
  private static int longestDeflated(int length) {
    return Math.toIntExact(length + length / 8L + 1024);
  }

  /**
   * Takes rows.
   *
   * @param image where from
   * @param rows which
   * @param before the strip that took the rows above; ignored for the first rows
   */
  void load(ImageSource image, Region rows, CompressedStrip before) throws IOException {
    if (rows.y() == 0) {
      Arrays.fill(line, (byte) 0);
    } else {
      copyRow(before.tile, rows.y() - 1, line);
    }
    image.read(rows, tile);
  }

  /** Filters and compresses the rows taken. */
  @Override
  public void work() {
    filteredLength = 0;
    for (int y = tile.region().y(); y < tile.region().bottom(); y++) {
      byte[] swap = above;
      above = line;
      line = swap;
      copyRow(tile, y, line);
      System.arraycopy(filter.apply(line, above), 0, filtered, filteredLength, lineBytes + 1);
      filteredLength += lineBytes + 1;
    }
    Adler32 sum = new Adler32();
    sum.update(filtered, 0, filteredLength);
    adler = sum.getValue();
    deflate(tile.region().bottom() == height);
  }

  /** Copies a row of a tile, big-endian, to index 1 of a line. */
  private static void copyRow(Tile tile, int y, byte[] line) {
    int count = tile.region().width() * tile.bands();
    int from = tile.index(0, y);
    if (tile.type() == SampleType.UINT8) {
      System.arraycopy(tile.bytes(), from, line, 1, count);
      return;
    }
    ByteBuffer.wrap(line, 1, 2 * count).slice().asShortBuffer().put(tile.shorts(), from, count);
  }

  private void deflate(boolean last) {
    deflater.reset();
    deflater.setInput(filtered, 0, filteredLength);
    if (last) {
      deflater.finish();
    }
    int flush = last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH;
    deflatedLength = 0;
    boolean done = false;
    while (!done) {
      int space = deflated.length - deflatedLength;
      int count = deflater.deflate(deflated, deflatedLength, space, flush);
      deflatedLength += count;
      if (count == space) {
        throw new IllegalStateException(
            "%d bytes were deflated to more than %d".formatted(filteredLength, deflatedLength));
      }
      done = last ? deflater.finished() : count == 0 && deflater.needsInput();
    }
  }

  /** Gives the number of rows taken. */
  int rows() {
    return tile.region().height();
  }

  /** Gives the compressed bytes. */
  ByteBuffer deflated() {
    return ByteBuffer.wrap(deflated, 0, deflatedLength);
  }

  /** Gives the checksum of all rows so far from that of the rows before these. */
  int adlerAfter(int adlerBefore) {
    return Adler.joined(adlerBefore, (int) adler, filteredLength);
  }

  @Override
  public void close() {
    deflater.end();
  }
}
