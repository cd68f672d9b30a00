package io.github.stacker.core.format.jpeg;

import io.github.stacker.core.format.PictureRows;
import io.github.stacker.core.format.library.IdleDecoders;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * The rows of a picture that libturbojpeg decodes as a whole when the first is asked for. Should it
 * find the slightest fault, the JDK's decoder is given the frame and decides what is wrong with it:
 * so both refuse and accept the same frames.
 */
final class TurboRows implements PictureRows {
  private final FileChannel file;
  private final JpegHeader header;
  private final int divisor;
  private final IdleDecoders<TurboDecoder> decoders;
  private final PictureRows otherwise;
  private final int rowBytes;
  private PictureRows rows;

  /**
   * Prepares to decode.
   *
   * @param divisor 1, or 2, 4 or 8 for a smaller size
   * @param otherwise reads the same picture with another decoder; closed with this one
   */
  TurboRows(
      FileChannel file,
      JpegHeader header,
      int divisor,
      IdleDecoders<TurboDecoder> decoders,
      PictureRows otherwise) {
    this.file = file;
    this.header = header;
    this.divisor = divisor;
    this.decoders = decoders;
    this.otherwise = otherwise;
    FrameHeader frame = header.frame().divided(divisor);
    this.rowBytes = frame.width() * frame.components().size();
  }

  @Override
  public void read(int count, byte[] into) throws IOException {
    if (rows == null) {
      rows = decode();
    }
    rows.read(count, into);
  }

  private PictureRows decode() throws IOException {
    if (!header.singleScan()) {
      ScanWalk.count(file, header);
    }
    TurboDecoder decoder = decoders.take();
    Decoded decoded = new Decoded(decoder);
    boolean sound = false;
    try {
      sound = decoder.decode(file, header, divisor);
    } finally {
      if (!sound) {
        decoded.close();
      }
    }
    return sound ? decoded : otherwise;
  }

  @Override
  public long workingBytes() {
    return otherwise.workingBytes();
  }

  @Override
  public void close() {
    if (rows != null) {
      rows.close();
    }
    otherwise.close();
  }

  /** A picture that is there as a whole. */
  private final class Decoded implements PictureRows {
    private final TurboDecoder decoder;
    private long position;
    private boolean closed;

    Decoded(TurboDecoder decoder) {
      this.decoder = decoder;
    }

    @Override
    public void read(int count, byte[] into) {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      decoder.get(position, into, count * rowBytes);
      position += (long) count * rowBytes;
    }

    @Override
    public long workingBytes() {
      return 0;
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        decoders.giveBack(decoder);
      }
    }
  }
}
