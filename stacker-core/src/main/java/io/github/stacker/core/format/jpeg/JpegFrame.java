package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.RowPump;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.concurrent.Executor;

/** A JPEG that is read from top to bottom. */
final class JpegFrame implements FrameFile {
  private final FileChannel file;
  private final JpegHeader header;
  private final ImageInfo info;
  private final RowPump pump;
  private int nextRow;

  /** Takes over an open file; decodes on a thread of {@code threads}. */
  JpegFrame(FileChannel file, JpegHeader header, Executor threads) {
    this.file = file;
    this.header = header;
    this.info = header.info();
    this.pump =
        new RowPump(
            threads, (int) info.bytesPerRow(), info.height(), new JpegDecoder(file, header));
  }

  @Override
  public String format() {
    return "JPEG";
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public Map<String, String> details() {
    return header.details();
  }

  @Override
  public Access access() {
    return Access.ROWS;
  }

  @Override
  public long workingBytes() {
    return pump.workingBytes() + JpegDecoder.workingBytes(header);
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (region.x() != 0
        || region.width() != info.width()
        || region.y() != nextRow
        || region.bottom() > info.height()) {
      throw new IllegalStateException(
          "rows are read once, in order: %s was asked for, the next row is %d of %s"
              .formatted(region, nextRow, info.region()));
    }
    into.reshape(region, info.bandCount(), SampleType.UINT8);
    pump.read(region.height(), into.bytes());
    nextRow = region.bottom();
  }

  @Override
  public void close() throws IOException {
    pump.close();
    file.close();
  }
}
