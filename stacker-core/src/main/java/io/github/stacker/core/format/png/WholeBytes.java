package io.github.stacker.core.format.png;

import io.github.stacker.core.format.library.IdleDecoders;
import io.github.stacker.core.format.library.WholeInflater;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The filtered lines of a picture that libdeflate inflates as a whole when the first is asked for.
 * Should there be the slightest fault, the picture is streamed instead, which decides what is wrong
 * with it: so frames are refused and accepted as without libdeflate.
 */
final class WholeBytes implements PictureBytes {
  private final ChunkReader chunks;
  private final int inflatedBytes;
  private final IdleDecoders<WholeInflater> inflaters;
  private PictureBytes bytes;

  /**
   * Begins at the first chunk IDAT.
   *
   * @param chunks a reader that has come to that chunk; not closed
   * @param inflatedBytes how many bytes all lines have
   * @param inflaters lend what inflates
   */
  WholeBytes(ChunkReader chunks, int inflatedBytes, IdleDecoders<WholeInflater> inflaters) {
    this.chunks = chunks;
    this.inflatedBytes = inflatedBytes;
    this.inflaters = inflaters;
  }

  @Override
  public void read(byte[] into, int length) throws IOException {
    if (bytes == null) {
      bytes = inflate();
    }
    bytes.read(into, length);
  }

  private PictureBytes inflate() throws IOException {
    long start = chunks.start();
    WholeInflater inflater = inflaters.take();
    Inflated inflated = new Inflated(inflater);
    boolean sound = false;
    try {
      sound = inflate(inflater);
    } finally {
      if (!sound) {
        inflated.close();
      }
    }
    if (sound) {
      return inflated;
    }
    chunks.goBack(start);
    return new StreamedBytes(chunks);
  }

  private boolean inflate(WholeInflater inflater) {
    long rest = chunks.fileBytes() - chunks.start();
    if (!inflater.reserve(rest, inflatedBytes)) {
      return false;
    }
    ByteBuffer compressed = inflater.compressed((int) rest);
    try {
      do {
        chunks.body(compressed);
      } while (chunks.next().equals("IDAT"));
    } catch (IOException e) {
      return false; // streaming comes to the same fault behind the rows that are sound
    }
    return inflater.inflate(compressed.position(), inflatedBytes)
        && inflater.inflatedUsed() == inflatedBytes
        && inflater.compressedUsed() == compressed.position();
  }

  @Override
  public void finish() throws IOException {
    bytes.finish();
  }

  @Override
  public void close() {
    if (bytes != null) {
      bytes.close();
    }
  }

  /** Lines that are there as a whole. */
  private final class Inflated implements PictureBytes {
    private final WholeInflater inflater;
    private long position;
    private boolean closed;

    Inflated(WholeInflater inflater) {
      this.inflater = inflater;
    }

    @Override
    public void read(byte[] into, int length) {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      inflater.get(position, into, 0, length);
      position += length;
    }

    @Override
    public void finish() throws IOException {
      PictureBytes.finish(chunks);
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        inflaters.giveBack(inflater);
      }
    }
  }
}
