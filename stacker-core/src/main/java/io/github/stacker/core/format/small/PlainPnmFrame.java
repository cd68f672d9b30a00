package io.github.stacker.core.format.small;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;

/** A frame whose samples are written as decimal numbers, read row by row from the top. */
final class PlainPnmFrame implements FrameFile {
  private static final long BUFFER_BYTES = 64 << 10;

  private final FileChannel channel;
  private final PnmHeader header;
  private final PnmText text;
  private int nextRow;
  private IOException failure;

  PlainPnmFrame(FileChannel channel, PnmHeader header) {
    this.channel = channel;
    this.header = header;
    this.text = new PnmText(channel, header.dataOffset());
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
  public Access access() {
    return Access.ROWS;
  }

  @Override
  public long workingBytes() {
    return BUFFER_BYTES;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    ImageInfo info = info();
    if (region.x() != 0
        || region.width() != info.width()
        || region.y() != nextRow
        || !info.region().contains(region)) {
      throw new IllegalStateException(
          "%s was asked for where only whole rows from %d on can be read"
              .formatted(region, nextRow));
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    try {
      readSamples(into);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    nextRow = region.bottom();
  }

  private void readSamples(Tile into) throws IOException {
    int count = into.sampleCount();
    if (header.kind().isBitmap()) {
      for (int i = 0; i < count; i++) {
        into.bytes()[i] = (byte) (text.bit() - 1);
      }
    } else if (into.type() == SampleType.UINT8) {
      for (int i = 0; i < count; i++) {
        into.bytes()[i] = (byte) text.number("sample", header.maximum());
      }
    } else {
      for (int i = 0; i < count; i++) {
        into.shorts()[i] = (short) text.number("sample", header.maximum());
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
