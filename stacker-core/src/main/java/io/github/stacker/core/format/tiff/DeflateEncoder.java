package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.zip.Deflater;

/** Compresses to zlib streams. */
final class DeflateEncoder implements Encoder {
  private final Deflater deflater;
  private final byte[] chunk = new byte[1 << 14];

  DeflateEncoder(int level) {
    deflater = new Deflater(level);
  }

  @Override
  public void encode(byte[] bytes, int length, TiffOutput out) throws IOException {
    deflater.reset();
    deflater.setInput(bytes, 0, length);
    deflater.finish();
    while (!deflater.finished()) {
      out.write(chunk, 0, deflater.deflate(chunk));
    }
  }

  @Override
  public void close() {
    deflater.end();
  }
}
