package io.github.stacker.core.format.small;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.FrameReaderProvider;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A frame that the library decodes as a whole when it is first read. */
final class SmallFrame implements FrameFile {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final List<Band> RGB_ALPHA = List.of(Band.RED, Band.GREEN, Band.BLUE, Band.ALPHA);

  private final Path file;
  private final long fileBytes;
  private final SmallFormat format;
  private final SmallHeader header;
  private final ImageInfo info;
  private BufferedImage picture;
  private IOException failure;

  private SmallFrame(Path file, long fileBytes, SmallFormat format, SmallHeader header) {
    this.file = file;
    this.fileBytes = fileBytes;
    this.format = format;
    this.header = header;
    SampleType type = format == SmallFormat.RGBE ? SampleType.FLOAT32 : SampleType.UINT8;
    List<Band> bands = header.hasAlpha() ? RGB_ALPHA : RGB;
    this.info = ImageInfo.of(header.width(), header.height(), bands, type);
  }

  /**
   * Reads what the file says of its picture.
   *
   * @throws IOException if that is not understood, beyond the limits, or more than the library
   *     keeps
   */
  static SmallFrame open(Path file, Limits limits) throws IOException {
    long fileBytes = Files.size(file);
    SmallFormat format =
        SmallFormat.of(prefix(file))
            .orElseThrow(() -> new IOException("the file is of no format known here"));
    if (fileBytes > limits.wholeBytes()) {
      throw new IOException(
          "a %s of %d MiB is more than the %d MiB that are read as a whole; save it as TIFF"
              .formatted(format, fileBytes >> 20, limits.wholeBytes() >> 20));
    }
    return new SmallFrame(file, fileBytes, format, SmallHeader.read(format, file, limits));
  }

  private static byte[] prefix(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FrameReaderProvider.PREFIX_BYTES);
    }
  }

  @Override
  public String format() {
    return format == SmallFormat.RGBE ? "Radiance HDR" : format.name();
  }

  @Override
  public Map<String, String> details() {
    return header.details();
  }

  @Override
  public ImageInfo info() {
    return info;
  }

  @Override
  public long workingBytes() {
    return info.region().pixels() * format.bytesPerPixel() + fileBytes;
  }

  @Override
  public void read(Region region, Tile into) throws IOException {
    if (!info.region().contains(region)) {
      throw new IllegalArgumentException(region + " is outside " + info.region());
    }
    if (failure != null) {
      throw new IOException(failure.getMessage(), failure);
    }
    if (picture == null) {
      decode();
    }
    into.reshape(region, info.bandCount(), info.sampleType());
    for (int y = region.y(); y < region.bottom() && region.width() > 0; y++) {
      if (info.sampleType() == SampleType.FLOAT32) {
        copyFloats(region, y, into);
      } else {
        copyBytes(region, y, into);
      }
    }
  }

  private void decode() throws IOException {
    try {
      BufferedImage decoded = SmallDecoder.decode(format, file);
      if (decoded.getWidth() != info.width() || decoded.getHeight() != info.height()) {
        throw new IOException(
            "the picture has %dx%d pixels, but the header says %dx%d"
                .formatted(decoded.getWidth(), decoded.getHeight(), info.width(), info.height()));
      }
      picture = decoded;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private void copyFloats(Region region, int y, Tile into) {
    float[] row = picture.getRaster().getPixels(region.x(), y, region.width(), 1, (float[]) null);
    System.arraycopy(row, 0, into.floats(), into.index(region.x(), y), row.length);
  }

  private void copyBytes(Region region, int y, Tile into) throws IOException {
    byte[] samples = into.bytes();
    int to = into.index(region.x(), y);
    for (int pixel : row(region, y)) {
      samples[to++] = (byte) (pixel >> 16);
      samples[to++] = (byte) (pixel >> 8);
      samples[to++] = (byte) pixel;
      if (into.bands() == 4) {
        samples[to++] = (byte) (pixel >> 24);
      }
    }
  }

  /** Gives alpha, red, green and blue of a row; a palette may turn out too short only here. */
  private int[] row(Region region, int y) throws IOException {
    try {
      return picture.getRGB(region.x(), y, region.width(), 1, null, 0, region.width());
    } catch (IndexOutOfBoundsException e) {
      throw new IOException("a pixel's colour is not in the palette", e);
    }
  }

  @Override
  public void close() {
    picture = null;
  }
}
