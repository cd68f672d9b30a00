package io.github.stacker.core.format.tiff;

import io.github.stacker.core.format.RowPump;
import io.github.stacker.core.format.jpeg.JpegPicture;
import java.io.IOException;
import java.util.concurrent.ExecutorService;

/**
 * Decodes segments that are JPEGs, with the tables that the directory has for all of them.
 *
 * <p>Segments that are asked for whole are decoded at once; of others the decoder, which pushes
 * rows, runs ahead on a thread of its own.
 */
final class JpegDecoder implements Decoder {
  /** The most compressed bytes of a segment, which are kept in memory while it is decoded. */
  static final long MOST_BYTES = 64 << 20;

  private static final ExecutorService THREADS = RowPump.newThreads("tiff-jpeg-decoder");

  private final byte[] tables;
  private final boolean toRgb;
  private final SegmentGrid grid;
  private final int samples;
  private final int rowBytes;
  private final long mostBytes;
  private JpegPicture jpeg;
  private RowPump pump;
  private int rowsRead;

  JpegDecoder(Picture picture) {
    tables = picture.jpegTables();
    toRgb = picture.pixels().photometric() == Photometric.YCBCR;
    grid = picture.grid();
    samples = picture.isPlanar() ? 1 : picture.pixels().samples();
    rowBytes = Math.toIntExact(picture.grid().rowBytes());
    mostBytes = picture.table().mostByteCount();
  }

  @Override
  public void open(SegmentInput compressed) throws IOException {
    close();
    byte[] bytes = compressed.readAll();
    jpeg = asJpeg(() -> JpegPicture.of(tables, bytes, toRgb));
    if (jpeg.width() != grid.segmentWidth() || jpeg.components() != samples) {
      throw new IOException(
          "its JPEG has %d columns of %d components where %d of %d are needed"
              .formatted(jpeg.width(), jpeg.components(), grid.segmentWidth(), samples));
    }
    if (jpeg.height() > grid.segmentHeight()) {
      throw new IOException(
          "its JPEG has %d rows where %d are the most"
              .formatted(jpeg.height(), grid.segmentHeight()));
    }
    if (jpeg.isProgressive() && grid.segmentBytes() > MOST_BYTES) {
      throw new IOException("its JPEG is progressive and too large to be kept in memory");
    }
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    int rowCount = length / rowBytes;
    requireRows(rowsRead + rowCount);
    if (pump == null) {
      pump = new RowPump(THREADS, rowBytes, jpeg.height(), jpeg::decode);
    }
    byte[] rows = at == 0 ? into : new byte[length];
    asJpeg(() -> readRows(rowCount, rows));
    rowsRead += rowCount;
    if (at > 0) {
      System.arraycopy(rows, 0, into, at, length);
    }
  }

  private Void readRows(int rows, byte[] into) throws IOException {
    pump.read(rows, into);
    return null;
  }

  @Override
  public void readAll(byte[] into, int length) throws IOException {
    requireRows(length / rowBytes);
    asJpeg(() -> decodeAll(into, length));
  }

  private void requireRows(int needed) throws IOException {
    if (jpeg.height() < needed) {
      throw new IOException(
          "its JPEG has %d rows where %d are needed".formatted(jpeg.height(), needed));
    }
  }

  /** Decodes as many rows as are asked for; those below lie outside the picture. */
  private Void decodeAll(byte[] into, int length) throws IOException {
    jpeg.decode(
        new RowPump.Sink() {
          private int at;

          @Override
          public void row(byte[] row) {
            if (at < length) {
              System.arraycopy(row, 0, into, at, rowBytes);
              at += rowBytes;
            }
          }

          @Override
          public void throwIfStopped() {}
        });
    return null;
  }

  private static <T> T asJpeg(Step<T> step) throws IOException {
    try {
      return step.run();
    } catch (IOException e) {
      throw new IOException("its JPEG " + e.getMessage(), e);
    }
  }

  /**
   * The compressed bytes, twice while the header is rewritten; the JDK's rows; and what it holds of
   * pictures of four components or in several scans.
   */
  @Override
  public long workingBytes() {
    long whole = grid.segmentBytes() > MOST_BYTES ? 0 : 2 * grid.segmentBytes();
    return 2 * mostBytes + 64L * rowBytes + (1 << 20) + whole;
  }

  @Override
  public void close() {
    if (pump != null) {
      pump.close();
      pump = null;
    }
    rowsRead = 0;
  }

  /** Something that may find damage. */
  private interface Step<T> {
    T run() throws IOException;
  }
}
