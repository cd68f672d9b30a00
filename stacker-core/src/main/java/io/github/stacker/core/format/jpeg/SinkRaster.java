package io.github.stacker.core.format.jpeg;

import io.github.stacker.core.format.RowPump;
import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A raster that holds nothing: the rows written to it go to a {@link RowPump.Sink}.
 *
 * <p>Of JPEGs with several scans the JDK's decoder writes the whole picture once per scan, better
 * each time; only the last time counts. What the sink throws is thrown on as {@link
 * UncheckedIOException}.
 */
final class SinkRaster extends WritableRaster {
  private final RowPump.Sink sink;
  private final DecoderWarnings warnings;
  private final int passes;
  private int pass;
  private int row;

  private SinkRaster(FrameHeader frame, int passes, RowPump.Sink sink, DecoderWarnings warnings) {
    super(VirtualImages.samples(frame), VirtualImages.noBuffer(), new Point());
    this.sink = sink;
    this.warnings = warnings;
    this.passes = passes;
  }

  static SinkRaster of(FrameHeader frame, int passes, RowPump.Sink sink, DecoderWarnings warnings) {
    return new SinkRaster(frame, passes, sink, warnings);
  }

  /** Gives an image to decode into. */
  BufferedImage image() {
    return VirtualImages.imageOf(this);
  }

  /** Gives the number of rows of the present pass that were decoded. */
  int rows() {
    return row;
  }

  @Override
  public void setRect(int x, int y, Raster source) {
    if (y == 0) {
      pass++;
    }
    row = y;
    try {
      warnings.throwIfDamaged();
      if (pass < passes) {
        sink.throwIfStopped();
      } else {
        sink.row(((DataBufferByte) source.getDataBuffer()).getData());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    row++;
  }
}
