package io.github.stacker.core.format.fits;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Keyword;
import io.github.stacker.api.Limits;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/** What the tests of this package share. */
final class FitsFiles {
  private FitsFiles() {}

  static FrameFile open(Path file) throws IOException {
    return new FitsReaderProvider().open(file, Limits.DEFAULT);
  }

  static FrameFile open(Path folder, byte[] bytes) throws IOException {
    return open(Files.write(folder.resolve("made.fits"), bytes));
  }

  static Path write(Path folder, ImageSource image) throws IOException {
    Path file = folder.resolve("written.fits");
    new FitsWriterProvider().create(new NoParameters()).write(image, file);
    return file;
  }

  /** Gives the lines of a table beside the tests, without its heading. */
  static Stream<String> table(String name) throws IOException {
    try (InputStream table = FitsFiles.class.getResourceAsStream(name)) {
      byte[] bytes = Objects.requireNonNull(table, name).readAllBytes();
      return new String(bytes, StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"));
    }
  }

  /** Gives a header: cards as {@code NAME=value}, where a value is as in a file. */
  static byte[] header(String... cards) {
    HeaderBuilder header = new HeaderBuilder();
    for (String card : cards) {
      String[] parts = card.split("=", 2);
      boolean isText = parts[1].startsWith("'");
      String value = isText ? parts[1].substring(1, parts[1].length() - 1) : parts[1];
      header.put(new Keyword(parts[0], value, isText, ""));
    }
    return header.build();
  }

  /** Joins headers and data, each filled up to whole blocks. */
  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      int blocks = (part.length + Header.BLOCK_BYTES - 1) / Header.BLOCK_BYTES;
      file.writeBytes(Arrays.copyOf(part, blocks * Header.BLOCK_BYTES));
    }
    return file.toByteArray();
  }

  static Region randomRegion(ImageInfo info, Random random) {
    int x = random.nextInt(info.width());
    int y = random.nextInt(info.height());
    return new Region(
        x, y, 1 + random.nextInt(info.width() - x), 1 + random.nextInt(info.height() - y));
  }

  /** Describes a frame as the tables do. */
  static String describe(String name, FrameFile frame) throws IOException {
    ImageInfo info = frame.info();
    return String.join(
        "\t",
        name,
        info.sampleType().name(),
        String.valueOf(info.width()),
        String.valueOf(info.height()),
        info.bands().toString(),
        String.valueOf((long) info.white()),
        sha256(frame));
  }

  private static String sha256(ImageSource source) throws IOException {
    ImageInfo info = source.info();
    Tile tile = new Tile();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (int y = 0; y < info.height(); y += 5) {
        int rows = Math.min(5, info.height() - y);
        source.read(new Region(0, y, info.width(), rows), tile);
        digest.update(bytes(tile));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Tile tile) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tile.sampleCount() * tile.type().bytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < tile.sampleCount(); i++) {
      switch (tile.type()) {
        case UINT8 -> bytes.put(tile.bytes()[i]);
        case UINT16 -> bytes.putShort(tile.shorts()[i]);
        case FLOAT32 -> bytes.putInt(Float.floatToIntBits(tile.floats()[i]));
        case FLOAT64 -> bytes.putLong(Double.doubleToLongBits(tile.doubles()[i]));
      }
    }
    return bytes.array();
  }
}
