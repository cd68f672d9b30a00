package io.github.stacker.core.format.png;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;

/** Writes the signature and the chunks of a file. */
final class ChunkOutput implements Closeable {
  private static final int BUFFER_BYTES = 128 << 10;

  private final DataOutputStream out;

  ChunkOutput(Path file) throws IOException {
    out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER_BYTES));
    out.writeLong(ChunkReader.SIGNATURE);
  }

  /**
   * Writes a chunk.
   *
   * @param type four letters
   * @param parts its body, one after another, each in an array; their positions stay
   */
  void write(String type, ByteBuffer... parts) throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    int length = 0;
    for (ByteBuffer part : parts) {
      length = Math.addExact(length, part.remaining());
    }
    out.writeInt(length);
    out.write(name);
    for (ByteBuffer part : parts) {
      int from = part.arrayOffset() + part.position();
      crc.update(part.array(), from, part.remaining());
      out.write(part.array(), from, part.remaining());
    }
    out.writeInt((int) crc.getValue());
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
