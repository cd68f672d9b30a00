package io.github.stacker.core.format.small;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Map;

/** A frame whose samples lie in the file as they are, read in place. */
final class RawPnmFrame implements FrameFile {
  private static final int BUFFER_BYTES = 64 << 10;

  private final FileChannel channel;
  private final PnmHeader header;
  private final ByteBuffer buffer;

  RawPnmFrame(FileChannel channel, PnmHeader header) {
    this.channel = channel;
    this.header = header;
    this.buffer = ByteBuffer.allocate(BUFFER_BYTES).order(header.order());
  }

  @Override
  public String format() {
    return header.kind().title();
  }

  @Override
  public Map<String, String> details() {
    return header.details();
  }

  @Override
  public ImageInfo info() {
    return header.info();
  }

  @Override
  public long workingBytes() {
    return BUFFER_BYTES;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    ImageInfo info = info();
    if (!info.region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info.region());
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    for (int y = region.y(); y < region.bottom(); y++) {
      int storedRow = header.kind().isFloat() ? info.height() - 1 - y : y;
      long rowOffset = header.dataOffset() + storedRow * header.leastRowBytes();
      if (header.kind() == PnmKind.BITMAP) {
        readBits(rowOffset, region, into, into.index(region.x(), y));
      } else {
        readSamples(rowOffset, region, into, into.index(region.x(), y));
      }
    }
  }

  private void readSamples(long rowOffset, Region region, Tile into, int at) throws IOException {
    int bytes = into.type().bytes();
    int most = BUFFER_BYTES / bytes;
    long offset = rowOffset + (long) region.x() * into.bands() * bytes;
    int end = at + region.width() * into.bands();
    for (int to = at; to < end; to += most) {
      int count = Math.min(most, end - to);
      fill(offset, count * bytes);
      copy(into, to, count);
      offset += (long) count * bytes;
    }
  }

  private void copy(Tile into, int at, int count) throws IOException {
    switch (into.type()) {
      case UINT8 -> buffer.get(into.bytes(), at, count);
      case UINT16 -> buffer.asShortBuffer().get(into.shorts(), at, count);
      default -> buffer.asFloatBuffer().get(into.floats(), at, count);
    }
    if (into.type().isInteger() && header.maximum() < into.type().white()) {
      requireInRange(into, at, count);
    }
  }

  private void requireInRange(Tile into, int at, int count) throws IOException {
    int largest = 0;
    for (int i = at; i < at + count; i++) {
      int sample =
          into.type() == SampleType.UINT8 ? into.bytes()[i] & 0xff : into.shorts()[i] & 0xffff;
      largest = Math.max(largest, sample);
    }
    if (largest > header.maximum()) {
      throw new IOException(
          "a sample is %d, but the header says that %d is the largest"
              .formatted(largest, header.maximum()));
    }
  }

  private void readBits(long rowOffset, Region region, Tile into, int at) throws IOException {
    int end = region.right();
    int x = region.x();
    int to = at;
    while (x < end) {
      int firstByte = x / 8;
      int bytes = Math.min(BUFFER_BYTES, (end + 7) / 8 - firstByte);
      fill(rowOffset + firstByte, bytes);
      int stop = (int) Math.min(end, (firstByte + (long) bytes) * 8);
      for (; x < stop; x++) {
        int bit = buffer.get(x / 8 - firstByte) >> 7 - x % 8 & 1;
        into.bytes()[to++] = (byte) (bit - 1);
      }
    }
  }

  private void fill(long offset, int length) throws IOException {
    buffer.clear().limit(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, offset + buffer.position()) < 0) {
        throw new EOFException("the file ends at byte " + channel.size() + ": it was cut");
      }
    }
    buffer.flip();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
