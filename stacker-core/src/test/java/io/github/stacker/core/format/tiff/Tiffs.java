package io.github.stacker.core.format.tiff;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32;

/** What the tests of this package share. */
final class Tiffs {
  private Tiffs() {}

  static FrameFile open(Path file) throws IOException {
    return new TiffReaderProvider().open(file, Limits.DEFAULT);
  }

  /** Writes the bytes to a file in a folder and opens it. */
  static FrameFile open(Path folder, byte[] bytes) throws IOException {
    return open(Files.write(folder.resolve("made.tif"), bytes));
  }

  /** Reads a whole frame in bands of a few rows. */
  static MemoryImage readAll(Path folder, byte[] bytes) throws IOException {
    try (FrameFile frame = open(folder, bytes)) {
      return MemoryImage.copyOf(frame, 7);
    }
  }

  static byte[] write(Path folder, ImageSource image, TiffParameters parameters)
      throws IOException {
    Path file = folder.resolve("written.tif");
    new TiffWriterProvider().create(parameters).write(image, file);
    return Files.readAllBytes(file);
  }

  static Region randomRegion(ImageInfo info, Random random) {
    int x = random.nextInt(info.width());
    int y = random.nextInt(info.height());
    return new Region(
        x, y, 1 + random.nextInt(info.width() - x), 1 + random.nextInt(info.height() - y));
  }

  /** Gives the line that describes a frame in tables of files. */
  static String describe(String name, FrameFile frame) throws IOException {
    return String.join(
        "\t",
        name,
        frame.info().sampleType().name(),
        String.valueOf(frame.info().width()),
        String.valueOf(frame.info().height()),
        frame.info().bands().toString(),
        String.valueOf((long) frame.info().white()),
        crc(frame));
  }

  /** Gives the CRC-32 of all samples as little-endian bytes, interleaved. */
  static String crc(ImageSource source) throws IOException {
    ImageInfo info = source.info();
    CRC32 crc = new CRC32();
    Tile tile = new Tile();
    for (int y = 0; y < info.height(); y++) {
      source.read(new Region(0, y, info.width(), 1), tile);
      for (int i = 0; i < tile.sampleCount(); i++) {
        long bits = bits(tile, i);
        for (int k = 0; k < info.sampleType().bytes(); k++) {
          crc.update((int) (bits >>> 8 * k) & 0xff);
        }
      }
    }
    return "%08x".formatted(crc.getValue());
  }

  private static long bits(Tile tile, int index) {
    return switch (tile.type()) {
      case UINT8, UINT16 -> (long) tile.get(index);
      case FLOAT32 -> Float.floatToRawIntBits(tile.floats()[index]);
      case FLOAT64 -> Double.doubleToRawLongBits(tile.doubles()[index]);
    };
  }
}
