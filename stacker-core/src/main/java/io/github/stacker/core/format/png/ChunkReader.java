package io.github.stacker.core.format.png;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;

/**
 * Walks through the chunks of a file: {@link #next} goes to the next one, {@link #body} or {@link
 * #part} read it and check its CRC at its end. A body that nobody asks for is jumped over.
 */
final class ChunkReader implements Closeable {
  static final int BUFFER_BYTES = 128 << 10;

  static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int CRC_BYTES = 4;

  private final FileChannel channel;
  private final long fileBytes;
  private final byte[] buffer = new byte[BUFFER_BYTES];
  private final CRC32 crc = new CRC32();

  private int position;
  private int limit;
  private long fileOffset;
  private String type = "";
  private long start;
  private int bodyLeft;
  private boolean crcLeft;

  /**
   * Opens a file and passes its signature.
   *
   * @throws IOException if the file cannot be read or is no PNG
   */
  ChunkReader(Path file) throws IOException {
    channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      fileBytes = channel.size();
      if (fileBytes < Long.BYTES) {
        throw new EOFException("the file has only " + fileBytes + " bytes");
      }
      require(Long.BYTES);
      if (readInt() != (int) (SIGNATURE >>> 32) || readInt() != (int) SIGNATURE) {
        throw new IOException("the file does not begin with the signature of PNG");
      }
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Tells whether a file begins as a PNG file does. */
  static boolean hasSignature(byte[] prefix) {
    return prefix.length >= Long.BYTES && ByteBuffer.wrap(prefix).getLong() == SIGNATURE;
  }

  /** Gives the length of the file. */
  long fileBytes() {
    return fileBytes;
  }

  /** Gives the type of the chunk where the reader is. */
  String type() {
    return type;
  }

  /** Gives where in the file the chunk begins. */
  long start() {
    return start;
  }

  /** Gives how many bytes of the chunk's body were not read yet. */
  int bodyLeft() {
    return bodyLeft;
  }

  /**
   * Goes to the next chunk.
   *
   * @return its type, four letters
   * @throws IOException if the file ends before it or in it, or what follows is no chunk
   */
  String next() throws IOException {
    leave();
    if (offset() == fileBytes) {
      throw new EOFException("the file ends after its chunk %s: it was cut".formatted(type));
    }
    start = offset();
    require(2 * Integer.BYTES);
    int length = readInt();
    crc.reset();
    crc.update(buffer, position, Integer.BYTES);
    type = nameOf(readInt());
    if (length < 0) {
      throw new IOException(
          "the chunk %s claims %s bytes".formatted(type, Integer.toUnsignedString(length)));
    }
    bodyLeft = length;
    crcLeft = true;
    if (offset() + length + CRC_BYTES > fileBytes) {
      throw new EOFException(
          "the file ends within its chunk %s, %d bytes too early: it was cut"
              .formatted(type, offset() + length + CRC_BYTES - fileBytes));
    }
    return type;
  }

  /**
   * Goes to the beginning of a chunk where the reader was before.
   *
   * @param chunkStart what {@link #start} told then
   * @throws IOException as {@link #next}
   */
  void goBack(long chunkStart) throws IOException {
    bodyLeft = 0;
    crcLeft = false;
    position = 0;
    limit = 0;
    fileOffset = chunkStart;
    next();
  }

  /**
   * Reads the whole body of the chunk.
   *
   * @param into gets its bytes, from its position on; has room for them
   * @throws IOException if the file cannot be read or the chunk is damaged
   */
  void body(ByteBuffer into) throws IOException {
    while (bodyLeft > 0) {
      into.put(part());
    }
    checkCrc();
  }

  /**
   * Reads the whole body of the chunk.
   *
   * @param most bytes to accept
   * @throws IOException if it is longer, or damaged
   */
  byte[] body(int most) throws IOException {
    if (bodyLeft > most) {
      throw new IOException(
          "the chunk %s has %d bytes, more than %d".formatted(type, bodyLeft, most));
    }
    ByteBuffer all = ByteBuffer.allocate(bodyLeft);
    body(all);
    return all.array();
  }

  /**
   * Reads on in the body of the chunk.
   *
   * @return some bytes, valid until the next call; none at the end of the body
   * @throws IOException if the file cannot be read or the chunk is damaged
   */
  ByteBuffer part() throws IOException {
    if (bodyLeft == 0) {
      checkCrc();
      return ByteBuffer.wrap(buffer, 0, 0);
    }
    require(1);
    int length = Math.min(bodyLeft, limit - position);
    ByteBuffer part = ByteBuffer.wrap(buffer, position, length);
    crc.update(buffer, position, length);
    position += length;
    bodyLeft -= length;
    return part;
  }

  private void checkCrc() throws IOException {
    if (!crcLeft) {
      return;
    }
    require(CRC_BYTES);
    crcLeft = false;
    int stored = readInt();
    if (stored != (int) crc.getValue()) {
      throw new IOException(
          "the chunk %s is damaged: its CRC is %08x, the file says %08x"
              .formatted(type, (int) crc.getValue(), stored));
    }
  }

  /** Jumps behind the chunk. */
  private void leave() {
    long rest = (long) bodyLeft + (crcLeft ? CRC_BYTES : 0);
    bodyLeft = 0;
    crcLeft = false;
    if (rest <= limit - position) {
      position += (int) rest;
      return;
    }
    fileOffset = offset() + rest;
    position = 0;
    limit = 0;
  }

  /** Gives the offset in the file of the next byte to be taken from the buffer. */
  private long offset() {
    return fileOffset - (limit - position);
  }

  /** Reads from the file until the buffer holds some bytes. */
  private void require(int bytes) throws IOException {
    if (limit - position >= bytes) {
      return;
    }
    System.arraycopy(buffer, position, buffer, 0, limit - position);
    limit -= position;
    position = 0;
    while (limit < bytes) {
      int count = channel.read(ByteBuffer.wrap(buffer, limit, buffer.length - limit), fileOffset);
      if (count < 0) {
        throw new EOFException("the file ends within a chunk after %s: it was cut".formatted(type));
      }
      limit += count;
      fileOffset += count;
    }
  }

  private int readInt() {
    int value = ByteBuffer.wrap(buffer).getInt(position);
    position += Integer.BYTES;
    return value;
  }

  private static String nameOf(int type) throws IOException {
    StringBuilder name = new StringBuilder();
    for (int shift = 24; shift >= 0; shift -= 8) {
      int letter = type >> shift & 0xff;
      if (!(letter >= 'A' && letter <= 'Z') && !(letter >= 'a' && letter <= 'z')) {
        throw new IOException("there is no chunk where one should begin (%08x)".formatted(type));
      }
      name.append((char) letter);
    }
    return name.toString();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
