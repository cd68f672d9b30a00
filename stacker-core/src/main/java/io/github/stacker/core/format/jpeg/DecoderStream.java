package io.github.stacker.core.format.jpeg;

import io.github.stacker.core.format.RowPump;
import java.io.IOException;
import java.nio.channels.FileChannel;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A JPEG as the JDK's decoder is to see it: a rewritten header, then the file from its first scan
 * on. Closing it leaves the file open.
 */
final class DecoderStream extends ImageInputStreamImpl {
  private static final int BUFFER_BYTES = 64 << 10;

  private final byte[] header;
  private final long scanStart;
  private final ByteCursor scans;
  private final RowPump.Sink sink;

  DecoderStream(FileChannel file, JpegHeader header, RowPump.Sink sink) {
    this.header = header.forDecoder();
    this.scanStart = header.scanStart();
    this.scans = new ByteCursor(file, scanStart, BUFFER_BYTES);
    this.sink = sink;
  }

  /**
   * Gives the place in the file of what the decoder would read next, once it is past the header.
   */
  long filePosition() {
    return scanStart + streamPos - header.length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    sink.throwIfStopped();
    bitOffset = 0;
    int part = streamPos < header.length ? fromHeader(into, offset, count) : -1;
    if (part < 0) {
      scans.moveTo(filePosition());
      part = scans.next(into, offset, count);
    }
    streamPos += Math.max(0, part);
    return part;
  }

  private int fromHeader(byte[] into, int offset, int count) {
    int part = (int) Math.min(count, header.length - streamPos);
    System.arraycopy(header, (int) streamPos, into, offset, part);
    return part;
  }
}
