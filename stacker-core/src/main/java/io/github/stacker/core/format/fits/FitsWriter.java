package io.github.stacker.core.format.fits;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Writes FITS: one picture in the primary HDU. Rows are pulled once, from the top, and each goes
 * where its place is in the file, in each plane.
 */
final class FitsWriter implements FrameWriter {
  /** Bytes of a band of rows, if that is a row or more. */
  private static final int BAND_BYTES = 1 << 20;

  @Override
  public void check(ImageInfo image) {
    List<Band> colours = image.bands().subList(0, image.colourBandCount());
    boolean known =
        colours.equals(List.of(Band.GREY))
            || colours.equals(List.of(Band.RED, Band.GREEN, Band.BLUE));
    if (!known) {
      throw new IllegalArgumentException(
          "FITS cannot hold the bands %s, only grey or red, green and blue"
              .formatted(image.bands()));
    }
    if (image.hasAlpha() && image.sampleType().isInteger()) {
      throw new IllegalArgumentException(
          "FITS has no alpha: write float32, where NaN says that a pixel has no sample, or a TIFF");
    }
  }

  /** A band as it is pulled, and one plane of it as bytes. */
  @Override
  public long workingBytes(ImageInfo image) {
    return 2 * image.bytesPerRow() * bandRows(image);
  }

  @Override
  public long writtenBytes(ImageInfo image) {
    return new ResultHeader(image).length()
        + image.bytesPerRow() * image.height()
        + Header.BLOCK_BYTES;
  }

  /** Alpha becomes NaN and takes no plane. */
  @Override
  public long leastBytes(ImageInfo image) {
    return image.region().pixels() * image.colourBandCount() * image.sampleType().bytes();
  }

  private static int bandRows(ImageInfo image) {
    long rows = Math.max(1, BAND_BYTES / image.bytesPerRow());
    return (int) Math.min(rows, image.height());
  }

  @Override
  public void write(ImageSource image, Path file) throws IOException {
    ImageInfo info = image.info();
    check(info);
    ResultHeader header = new ResultHeader(info);
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      Checksum checksum = writeData(image, header, channel);
      writeWhole(ByteBuffer.wrap(header.build(checksum)), 0, channel);
    }
  }

  private static Checksum writeData(ImageSource image, ResultHeader header, FileChannel channel)
      throws IOException {
    ImageInfo info = image.info();
    PictureHeader picture = header.picture();
    int most = bandRows(info);
    long dataOffset = header.length();
    RowPacker packer = new RowPacker(info, most);
    Checksum checksum = new Checksum();
    Tile band = new Tile();
    for (int top = 0; top < info.height(); ) {
      int rows = Math.min(most, info.height() - top);
      image.read(new Region(0, top, info.width(), rows), band);
      packer.prepare(band);
      long first = Math.min(picture.fileRow(top), picture.fileRow(top + rows - 1));
      for (int plane = 0; plane < picture.planes(); plane++) {
        ByteBuffer bytes = packer.pack(band, plane, !picture.topDown());
        long at = plane * picture.planeBytes() + first * picture.rowBytes();
        checksum.add(bytes, at);
        writeWhole(bytes, dataOffset + at, channel);
      }
      top += rows;
    }
    fillBlock(dataOffset + picture.planes() * picture.planeBytes(), channel);
    return checksum;
  }

  /** Zeros stand behind the data, which leaves the sum as it is. */
  private static void fillBlock(long end, FileChannel channel) throws IOException {
    int over = (int) (end % Header.BLOCK_BYTES);
    if (over > 0) {
      writeWhole(ByteBuffer.allocate(Header.BLOCK_BYTES - over), end, channel);
    }
  }

  private static void writeWhole(ByteBuffer bytes, long position, FileChannel channel)
      throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Gives {@code BITPIX} for a type. */
  static int bitsPerSample(SampleType type) {
    return type.isInteger() ? 8 * type.bytes() : -8 * type.bytes();
  }
}
