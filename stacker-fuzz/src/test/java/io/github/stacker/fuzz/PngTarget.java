package io.github.stacker.fuzz;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The reader of PNG, which is also shown what it is given with checksums that are right: otherwise
 * few changes would come further than the first chunk.
 *
 * @param reader the reader
 */
record PngTarget(Target reader) implements Target {
  private static final int SIGNATURE_BYTES = 8;
  private static final int CHUNK_BYTES = 12;

  @Override
  public List<byte[]> seeds() {
    return reader.seeds();
  }

  @Override
  public void take(byte[] bytes) throws IOException {
    reader.take(bytes);
    byte[] repaired = repaired(bytes);
    if (!Arrays.equals(bytes, repaired)) {
      reader.take(repaired);
    }
  }

  private static byte[] repaired(byte[] bytes) {
    ByteBuffer png = ByteBuffer.wrap(bytes.clone());
    int at = SIGNATURE_BYTES;
    while (at <= png.capacity() - CHUNK_BYTES) {
      int length = png.getInt(at);
      if (length < 0 || length > png.capacity() - CHUNK_BYTES - at) {
        break;
      }
      CRC32 crc = new CRC32();
      crc.update(png.array(), at + 4, length + 4);
      png.putInt(at + 8 + length, (int) crc.getValue());
      at += CHUNK_BYTES + length;
    }
    return png.array();
  }
}
