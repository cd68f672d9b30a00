package io.github.stacker.core.format.jpeg;

import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.stream.ImageOutputStreamImpl;

/**
 * Takes what the JDK's encoder writes and puts another header in the place of its SOI and JFIF
 * segments. Closing it leaves the file open.
 */
final class EncoderStream extends ImageOutputStreamImpl {
  /** SOI, and marker and length of the segment behind it. */
  private static final int HEAD_BYTES = 6;

  private final OutputStream out;
  private final byte[] header;
  private final byte[] head = new byte[HEAD_BYTES];
  private int headLength;
  private int toSkip;

  EncoderStream(OutputStream out, byte[] header) {
    this.out = out;
    this.header = header;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    streamPos += count;
    int at = offset;
    int end = offset + count;
    while (at < end && headLength < HEAD_BYTES) {
      head[headLength++] = bytes[at++];
      if (headLength == HEAD_BYTES) {
        replaceHead();
      }
    }
    int skipped = Math.min(toSkip, end - at);
    toSkip -= skipped;
    out.write(bytes, at + skipped, end - at - skipped);
  }

  @Override
  public int read() {
    throw new UnsupportedOperationException("is written only");
  }

  @Override
  public int read(byte[] bytes, int offset, int count) {
    throw new UnsupportedOperationException("is written only");
  }

  private void replaceHead() throws IOException {
    out.write(header);
    if ((head[3] & 0xff) == Markers.APP0) {
      toSkip = ((head[4] & 0xff) << 8 | head[5] & 0xff) - 2;
    } else {
      out.write(head, 2, HEAD_BYTES - 2);
    }
  }
}
