package io.github.stacker.core.format.png;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.core.format.Decoding;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A frame whose rows come in the seven passes of Adam7. The last pass alone completes the picture,
 * so the first call reads all of it into memory; larger ones are refused.
 */
final class InterlacedPngFrame implements FrameFile {
  private final PngFile file;
  private final PictureBytes bytes;
  private Tile picture;
  private IOException failure;

  InterlacedPngFrame(PngFile file, Limits limits) throws IOException {
    long needed = sampleBytes(file.info());
    if (needed > limits.wholeBytes()) {
      throw new IOException(
          "an interlaced PNG of %dx%d pixels needs %d MiB of memory, more than %d; "
                  .formatted(
                      file.info().width(),
                      file.info().height(),
                      needed >> 20,
                      limits.wholeBytes() >> 20)
              + "save it without interlacing");
    }
    this.file = file;
    this.bytes = new StreamedBytes(file.chunks());
  }

  private static long sampleBytes(ImageInfo info) {
    return info.region().pixels() * info.bandCount() * info.sampleType().bytes();
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
    return Optional.of(Decoding.JDK_NAME);
  }

  @Override
  public long workingBytes() {
    return sampleBytes(info()) + 2 * info().bytesPerRow() + file.workingBytes();
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    ImageInfo info = info();
    if (!info.region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info.region());
    }
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    if (picture == null) {
      readPicture();
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    into.copyFrom(picture);
  }

  private void readPicture() throws IOException {
    try {
      picture = readPasses();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private Tile readPasses() throws IOException {
    ImageInfo info = info();
    Tile whole = Tile.of(info.region(), info.bandCount(), info.sampleType());
    LineReader lines = file.lines(bytes);
    for (Adam7 pass : Adam7.values()) {
      if (pass.columns(info.width()) > 0 && pass.rows(info.height()) > 0) {
        readPass(pass, lines, whole);
      }
    }
    bytes.finish();
    return whole;
  }

  private void readPass(Adam7 pass, LineReader lines, Tile whole) throws IOException {
    int columns = pass.columns(info().width());
    Tile row = Tile.of(Region.of(columns, 1), whole.bands(), whole.type());
    lines.begin((int) file.header().lineBytes(columns));
    for (int y = 0; y < pass.rows(info().height()); y++) {
      file.samples().unpack(lines.next(), columns, row, 0);
      pass.scatter(row, whole, y);
    }
  }

  @Override
  public void close() throws IOException {
    picture = null;
    bytes.close();
    file.chunks().close();
  }
}
