package io.github.stacker.core.format.png;

import java.io.EOFException;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The filtered lines of a picture, inflated by the JDK as they are asked for. */
final class StreamedBytes implements PictureBytes {
  private final ChunkReader chunks;
  private final Inflater inflater = new Inflater();

  /**
   * Begins at the first chunk IDAT.
   *
   * @param chunks a reader that has come to that chunk; not closed
   */
  StreamedBytes(ChunkReader chunks) {
    this.chunks = chunks;
  }

  @Override
  public void read(byte[] into, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int more = inflate(into, count, length - count);
      count += more;
      if (more == 0) {
        requireInput();
      }
    }
  }

  @Override
  public void finish() throws IOException {
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
    chunks.next();
    PictureBytes.finish(chunks);
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
