package io.github.stacker.core.format.png;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A PNG file put together chunk by chunk, right or wrong. */
final class MadePng {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  MadePng() {
    bytes.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
  }

  MadePng header(int width, int height, int depth, int colourType) {
    return header(width, height, depth, colourType, 0);
  }

  MadePng header(int width, int height, int depth, int colourType, int interlace) {
    ByteBuffer body = ByteBuffer.allocate(13).putInt(width).putInt(height);
    body.put((byte) depth).put((byte) colourType).put((byte) 0).put((byte) 0);
    return chunk("IHDR", body.put((byte) interlace).array());
  }

  /** Adds a chunk IDAT of these bytes, deflated: filters and packed samples of all rows. */
  MadePng picture(int... filteredBytes) {
    return chunk("IDAT", deflated(bytes(filteredBytes)));
  }

  MadePng end() {
    return chunk("IEND");
  }

  MadePng chunk(String type, byte... body) {
    CRC32 crc = new CRC32();
    crc.update(type.getBytes(StandardCharsets.US_ASCII));
    crc.update(body);
    return chunkWithCrc(type, (int) crc.getValue(), body);
  }

  MadePng chunkWithCrc(String type, int crc, byte... body) {
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(body.length).array());
    bytes.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(body);
    bytes.writeBytes(ByteBuffer.allocate(4).putInt(crc).array());
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  Path writeTo(Path folder) throws IOException {
    return Files.write(Files.createTempFile(folder, "made", ".png"), toBytes());
  }

  static byte[] bytes(int... values) {
    byte[] all = new byte[values.length];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) values[i];
    }
    return all;
  }

  static byte[] deflated(byte[] plain) {
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream out = new DeflaterOutputStream(deflated)) {
      out.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return deflated.toByteArray();
  }
}
