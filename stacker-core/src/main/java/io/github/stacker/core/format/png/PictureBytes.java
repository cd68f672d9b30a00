package io.github.stacker.core.format.png;

import java.io.IOException;

/** The filtered lines of the picture: the chunks IDAT one after another, inflated. */
interface PictureBytes extends AutoCloseable {
  /**
   * Reads bytes.
   *
   * @throws IOException if there are fewer, or they are damaged
   */
  void read(byte[] into, int length) throws IOException;

  /**
   * Reads what follows the last line: the checksums, and the chunks up to the end of the picture.
   *
   * @throws IOException if a checksum is wrong, there are more lines, or the file was cut
   */
  void finish() throws IOException;

  @Override
  void close();

  /**
   * Reads the chunks behind the compressed picture, from the one where the reader is to the last.
   *
   * @throws IOException if one of them belongs to the picture or has to be understood
   */
  static void finish(ChunkReader chunks) throws IOException {
    while (!chunks.type().equals("IEND")) {
      boolean isPicture = chunks.type().equals("IDAT");
      if (isPicture && chunks.bodyLeft() > 0) {
        throw new IOException("a chunk IDAT follows the end of the picture");
      }
      if (!isPicture) {
        PngPrelude.requireOptional(chunks.type());
      }
      chunks.next();
    }
  }
}
