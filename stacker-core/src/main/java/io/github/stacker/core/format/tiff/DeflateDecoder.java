package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Decompresses zlib streams. */
final class DeflateDecoder implements Decoder {
  /** What zlib allocates for an inflater, 2^15 bytes of window included. */
  private static final int INFLATER_BYTES = 44_000;

  private final Inflater inflater = new Inflater();
  private final byte[] chunk = new byte[SegmentInput.BUFFER_BYTES];
  private SegmentInput compressed;

  @Override
  public void open(SegmentInput input) {
    inflater.reset();
    compressed = input;
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int step = inflate(into, at + done, length - done);
      if (step == 0 && inflater.finished()) {
        throw new IOException("the deflate data end before all samples are there");
      }
      if (step == 0 && inflater.needsDictionary()) {
        throw new IOException("the deflate data need a dictionary, which TIFF does not have");
      }
      if (step == 0 && inflater.needsInput()) {
        feed();
      }
      done += step;
    }
  }

  private int inflate(byte[] into, int at, int length) throws IOException {
    try {
      return inflater.inflate(into, at, length);
    } catch (DataFormatException e) {
      throw new IOException("the deflate data are damaged (" + e.getMessage() + ")", e);
    }
  }

  private void feed() throws IOException {
    int count = compressed.read(chunk, 0, chunk.length);
    if (count < 0) {
      throw new IOException("the deflate data are cut off");
    }
    inflater.setInput(chunk, 0, count);
  }

  @Override
  public long workingBytes() {
    return chunk.length + INFLATER_BYTES;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
