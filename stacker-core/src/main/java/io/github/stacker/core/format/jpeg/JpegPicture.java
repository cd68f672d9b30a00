package io.github.stacker.core.format.jpeg;

import io.github.stacker.core.format.RowPump;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOException;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * A JPEG in memory, as TIFF has one in each segment: its tables may have been told before, and what
 * its components mean is told beside it, not by markers.
 */
public final class JpegPicture {
  private static final int GREY = 1;
  private static final int COLOUR = 3;
  private static final int FOUR = 4;

  private final FrameHeader frame;
  private final byte[] stream;
  private final int scans;

  private JpegPicture(FrameHeader frame, byte[] stream, int scans) {
    this.frame = frame;
    this.stream = stream;
    this.scans = scans;
  }

  /**
   * Reads the header of a picture.
   *
   * @param tables an abbreviated JPEG of tables alone, or nothing
   * @param picture a JPEG, which may lack those tables
   * @param toRgb whether three components are YCbCr and wanted as RGB; all others are given as they
   *     are
   * @return the picture
   * @throws IOException if it is damaged or of a kind that cannot be read
   */
  public static JpegPicture of(byte[] tables, byte[] picture, boolean toRgb) throws IOException {
    JpegSegments segments = new JpegSegments();
    segments.takeTables(tables);
    int scanAt = segments.takeHeader(picture);
    FrameHeader frame = segments.frame();
    frame.checkSize();
    if (frame.blocks() / 8 > picture.length) {
      throw new IOException(
          "is too short, at %d bytes, for the %dx%d pixels it claims"
              .formatted(picture.length, frame.width(), frame.height()));
    }
    ByteArrayOutputStream stream = new ByteArrayOutputStream(picture.length + 1024);
    stream.writeBytes(segments.header(toRgb));
    stream.write(picture, scanAt, picture.length - scanAt);
    int scans = segments.isWholeScan() ? 1 : segments.scans(picture, scanAt);
    return new JpegPicture(frame, stream.toByteArray(), scans);
  }

  /**
   * Gives the number of columns.
   *
   * @return at least 1
   */
  public int width() {
    return frame.width();
  }

  /**
   * Gives the number of rows.
   *
   * @return at least 1
   */
  public int height() {
    return frame.height();
  }

  /**
   * Gives the number of samples of a pixel.
   *
   * @return 1, 3 or 4
   */
  public int components() {
    return frame.components().size();
  }

  /**
   * Tells whether it comes in several scans, each over the whole.
   *
   * @return true if all of it is kept in memory while it is decoded
   */
  public boolean isProgressive() {
    return scans > 1;
  }

  /**
   * Decodes the rows.
   *
   * @param sink takes them, interleaved
   * @throws IOException if the data are damaged
   */
  public void decode(RowPump.Sink sink) throws IOException {
    DecoderWarnings warnings = new DecoderWarnings(scans == 1);
    ImageReader reader = ImageIoJpeg.newReader();
    try (MemoryStream input = new MemoryStream(stream, sink)) {
      reader.addIIOReadWarningListener(warnings);
      reader.setInput(input, true, true);
      switch (components()) {
        case GREY, COLOUR -> {
          ImageReadParam into = new ImageReadParam();
          into.setDestination(SinkRaster.of(frame, scans, sink, warnings).image());
          reader.read(0, into);
        }
        case FOUR -> pass(reader.readRaster(0, null), sink);
        default -> throw new IllegalStateException(components() + " components");
      }
      warnings.throwIfDamaged(stream, input.getStreamPosition());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IIOException e) {
      throw new IOException("is damaged: " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw new IOException("cannot be decoded: " + e, e);
    } finally {
      reader.dispose();
    }
  }

  private void pass(Raster raster, RowPump.Sink sink) throws IOException {
    byte[] samples = ((DataBufferByte) raster.getDataBuffer()).getData();
    byte[] row = new byte[FOUR * width()];
    for (int y = 0; y < height(); y++) {
      System.arraycopy(samples, y * row.length, row, 0, row.length);
      sink.row(row);
    }
  }
}
