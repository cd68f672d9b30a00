package io.github.stacker.core.format.tiff;

import java.io.IOException;
import java.util.Arrays;

/** Decompresses PackBits: runs of one byte, and bytes as they are. */
final class PackBitsDecoder implements Decoder {
  private static final int NOTHING = -128;

  private SegmentInput compressed;
  private int literals;
  private int repeats;
  private byte repeated;

  @Override
  public void open(SegmentInput input) {
    compressed = input;
    literals = 0;
    repeats = 0;
  }

  @Override
  public void read(byte[] into, int at, int length) throws IOException {
    int end = at + length;
    int next = at;
    while (next < end) {
      if (repeats > 0) {
        int step = Math.min(repeats, end - next);
        Arrays.fill(into, next, next + step, repeated);
        repeats -= step;
        next += step;
      } else if (literals > 0) {
        int step = compressed.read(into, next, Math.min(literals, end - next));
        require(step);
        literals -= step;
        next += step;
      } else {
        beginRun();
      }
    }
  }

  private void beginRun() throws IOException {
    byte header = (byte) require(compressed.read());
    if (header >= 0) {
      literals = header + 1;
    } else if (header != NOTHING) {
      repeats = 1 - header;
      repeated = (byte) require(compressed.read());
    }
  }

  private static int require(int read) throws IOException {
    if (read < 0) {
      throw new IOException("the PackBits data end before all samples are there");
    }
    return read;
  }

  @Override
  public long workingBytes() {
    return 0;
  }
}
