package io.github.stacker.core.format.png;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The filtered lines of the picture: the chunks IDAT one after another, inflated. */
final class PictureBytes implements AutoCloseable {
  private final ChunkReader chunks;
  private final Inflater inflater = new Inflater();

  /**
   * Begins at the first chunk IDAT.
   *
   * @param chunks a reader that has come to that chunk; not closed
   */
  PictureBytes(ChunkReader chunks) {
    this.chunks = chunks;
  }

  /**
   * Reads bytes.
   *
   * @throws IOException if there are fewer, or they are damaged
   */
  void read(byte[] into, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int more = inflate(into, count, length - count);
      count += more;
      if (more == 0) {
        requireInput();
      }
    }
  }

  /**
   * Reads what follows the last line: the checksums, and the chunks up to the end of the picture.
   *
   * @throws IOException if a checksum is wrong, there are more lines, or the file was cut
   */
  void finish() throws IOException {
    byte[] beyond = new byte[1];
    while (!inflater.finished()) {
      if (inflate(beyond, 0, 1) > 0) {
        throw new IOException("the file holds more rows than its header says");
      }
      if (!inflater.finished()) {
        requireInput();
      }
    }
    requireNothingMore();
    while (!chunks.next().equals("IEND")) {
      boolean isPicture = chunks.type().equals("IDAT");
      if (isPicture && chunks.bodyLeft() > 0) {
        throw new IOException("a chunk IDAT follows the end of the picture");
      }
      if (!isPicture) {
        PngPrelude.requireOptional(chunks.type());
      }
    }
  }

  private void requireNothingMore() throws IOException {
    int beyond = inflater.getRemaining();
    for (int more = chunks.part().remaining(); more > 0; more = chunks.part().remaining()) {
      beyond += more;
    }
    if (beyond > 0) {
      throw new IOException("%d bytes of IDAT follow the end of the picture".formatted(beyond));
    }
  }

  private int inflate(byte[] into, int from, int length) throws IOException {
    try {
      return inflater.inflate(into, from, length);
    } catch (DataFormatException e) {
      throw new IOException("the compressed picture is damaged: " + e.getMessage(), e);
    }
  }

  /** Hands the next bytes of the file to the inflater, which has used up those before. */
  private void requireInput() throws IOException {
    if (inflater.finished()) {
      throw new EOFException("the compressed picture ends before its last row");
    }
    if (inflater.needsDictionary()) {
      throw new IOException("the compressed picture needs a dictionary, which PNG does not have");
    }
    var part = chunks.part();
    while (!part.hasRemaining()) {
      if (!chunks.next().equals("IDAT")) {
        throw new EOFException(
            "the chunk %s comes before the compressed picture is complete"
                .formatted(chunks.type()));
      }
      part = chunks.part();
    }
    inflater.setInput(part);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
