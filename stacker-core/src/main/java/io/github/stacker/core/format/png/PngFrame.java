package io.github.stacker.core.format.png;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** A frame read row by row, from the top. */
final class PngFrame implements FrameFile {
  private final PngFile file;
  private final PictureBytes bytes;
  private final String decoder;
  private final long nativeBytes;
  private LineReader lines;
  private int nextRow;
  private IOException failure;

  /**
   * Takes over an open file.
   *
   * @param bytes of its picture; closed before the file
   * @param decoder what inflates them
   * @param nativeBytes what that takes outside the heap
   */
  PngFrame(PngFile file, PictureBytes bytes, String decoder, long nativeBytes) {
    this.file = file;
    this.bytes = bytes;
    this.decoder = decoder;
    this.nativeBytes = nativeBytes;
  }

  @Override
  public String format() {
    return "PNG";
  }

  @Override
  public Map<String, String> details() {
    return file.details();
  }

  @Override
  public ImageInfo info() {
    return file.info();
  }

  @Override
  public Optional<String> decoder() {
    return Optional.of(decoder);
  }

  @Override
  public long nativeBytes() {
    return nativeBytes;
  }

  @Override
  public Access access() {
    return Access.ROWS;
  }

  @Override
  public long workingBytes() {
    return file.workingBytes();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    ImageInfo info = file.info();
    if (region.x() != 0
        || region.width() != info.width()
        || region.y() != nextRow && failure == null
        || !info.region().contains(region)) {
      throw new IllegalStateException(
          "%s was asked for where only whole rows from %d on can be read"
              .formatted(region, nextRow));
    }
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    try {
      readRows(region, into);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void readRows(Region region, Tile into) throws IOException {
    if (lines == null) {
      lines = file.lines(bytes);
      lines.begin((int) file.header().lineBytes(region.width()));
    }
    while (nextRow < region.bottom()) {
      try {
        file.samples().unpack(lines.next(), region.width(), into, into.index(0, nextRow));
      } catch (IOException e) {
        throw new IOException("row %d: %s".formatted(nextRow, e.getMessage()), e);
      }
      nextRow++;
    }
    if (nextRow == info().height() && !region.isEmpty()) {
      bytes.finish();
    }
  }

  @Override
  public void close() throws IOException {
    bytes.close();
    file.chunks().close();
  }
}
