package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.PictureRows;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/** A JPEG that is read from top to bottom. */
final class JpegFrame implements FrameFile {
  private final FileChannel file;
  private final JpegHeader header;
  private final ImageInfo info;
  private final PictureRows rows;
  private final String decoder;
  private final long nativeBytes;
  private final IntFunction<JpegFrame> smaller;
  private int nextRow;

  /**
   * Takes over an open file.
   *
   * @param divisor 1, or what sides were divided by
   * @param rows of its picture; closed before the file
   * @param decoder what they are decoded with
   * @param nativeBytes what that takes outside the heap
   * @param smaller makes the same frame in a smaller size
   */
  JpegFrame(
      FileChannel file,
      JpegHeader header,
      int divisor,
      PictureRows rows,
      String decoder,
      long nativeBytes,
      IntFunction<JpegFrame> smaller) {
    this.file = file;
    this.header = header;
    this.info = divisor == 1 ? header.info() : header.info(divisor);
    this.rows = rows;
    this.decoder = decoder;
    this.nativeBytes = nativeBytes;
    this.smaller = smaller;
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
  public Optional<String> decoder() {
    return Optional.of(decoder);
  }

  @Override
  public long nativeBytes() {
    return nativeBytes;
  }

  /** As libjpeg does, which transforms blocks of 8x8 samples to smaller ones. */
  @Override
  public Optional<FrameFile> reduced(int divisor) {
    boolean known = divisor == 2 || divisor == 4 || divisor == 8;
    return known ? Optional.of(smaller.apply(divisor)) : Optional.empty();
  }

  @Override
  public Access access() {
    return Access.ROWS;
  }

  @Override
  public long workingBytes() {
    return rows.workingBytes() + JpegDecoder.workingBytes(header);
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
    rows.read(region.height(), into.bytes());
    nextRow = region.bottom();
  }

  @Override
  public void close() throws IOException {
    rows.close();
    file.close();
  }
}
