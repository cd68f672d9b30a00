package io.github.stacker.core.format.tiff;

import java.io.IOException;

/** Gives the bytes of segments that are not compressed. */
final class StoredDecoder implements Decoder {
  private SegmentInput stored;

  @Override
  public void open(SegmentInput input) {
    stored = input;
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    for (int done = 0; done < length; ) {
      int step = stored.read(into, at + done, length - done);
      if (step < 0) {
        throw new IOException("it ends before all samples are there");
      }
      done += step;
    }
  }

  @Override
  public long workingBytes() {
    return 0;
  }
}
