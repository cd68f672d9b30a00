package io.github.stacker.core.format.jpeg;

import io.github.stacker.core.format.RowPump;
import java.io.IOException;
import javax.imageio.stream.ImageInputStreamImpl;

/** A JPEG in memory as the JDK's decoder is to see it. */
final class MemoryStream extends ImageInputStreamImpl {
  private final byte[] bytes;
  private final RowPump.Sink sink;

  MemoryStream(byte[] bytes, RowPump.Sink sink) {
    this.bytes = bytes;
    this.sink = sink;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    return streamPos < bytes.length ? bytes[(int) streamPos++] & 0xff : -1;
  }

  @Override
  public int read(byte[] into, int offset, int count) throws IOException {
    sink.throwIfStopped();
    bitOffset = 0;
    int part = (int) Math.min(count, bytes.length - streamPos);
    if (part <= 0) {
      return count == 0 ? 0 : -1;
    }
    System.arraycopy(bytes, (int) streamPos, into, offset, part);
    streamPos += part;
    return part;
  }

  @Override
  public long length() {
    return bytes.length;
  }
}
