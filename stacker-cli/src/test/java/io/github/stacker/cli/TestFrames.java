package io.github.stacker.cli;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Small frames, whole and broken, made by the JDK's own writers or by hand. */
final class TestFrames {
  static final int WIDTH = 40;
  static final int HEIGHT = 30;

  private TestFrames() {}

  /** Makes a set of noisy frames. */
  static List<Path> set(Path folder, String ending, int frames) {
    List<Path> files = new ArrayList<>();
    for (int i = 1; i <= frames; i++) {
      files.add(write(folder.resolve("f" + i + "." + ending), noise(WIDTH, HEIGHT, i)));
    }
    return files;
  }

  static BufferedImage noise(int width, int height, long seed) {
    Random random = new Random(seed);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int grey = 60 + 2 * x + random.nextInt(60);
        image.setRGB(x, y, grey << 16 | grey + 10 << 8 | grey + 20);
      }
    }
    return image;
  }

  /** Writes an image in the format of the file's ending. */
  static Path write(Path file, BufferedImage image) {
    String name = file.getFileName().toString();
    try {
      Files.createDirectories(file.getParent());
      if (!ImageIO.write(image, name.substring(name.lastIndexOf('.') + 1), file.toFile())) {
        throw new IOException("no writer for " + name);
      }
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a TIFF in tiles compressed with Deflate. */
  static Path writeTiles(Path file, BufferedImage image, int tileWidth, int tileHeight)
      throws IOException {
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("tiff").next();
    ImageWriteParam options = writer.getDefaultWriteParam();
    options.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    options.setCompressionType("ZLib");
    options.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
    options.setTiling(tileWidth, tileHeight, 0, 0);
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), options);
    } finally {
      writer.dispose();
    }
    return file;
  }

  static BufferedImage read(Path file) throws IOException {
    BufferedImage image = ImageIO.read(file.toFile());
    if (image == null) {
      throw new IOException("the JDK cannot read " + file);
    }
    return image;
  }

  /** Keeps the first part of a file. */
  static Path truncate(Path file, double part) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(bytes, (int) (bytes.length * part)));
  }

  /** Fills the middle of a file with bytes that mean nothing there. */
  static Path scramble(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, bytes.length / 3, bytes.length * 2 / 3, (byte) 0xFF);
    return Files.write(file, bytes);
  }

  /** A little-endian TIFF of one uncompressed grey strip of 16 bytes that claims any size. */
  static Path tiffClaiming(Path file, int width, int height) throws IOException {
    int[][] fields = {
      {256, 4, width},
      {257, 4, height},
      {258, 3, 8},
      {259, 3, 1},
      {262, 3, 1},
      {273, 4, 512},
      {277, 3, 1},
      {278, 4, height},
      {279, 4, 16}
    };
    ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8);
    bytes.putShort((short) fields.length);
    for (int[] field : fields) {
      bytes.putShort((short) field[0]).putShort((short) field[1]).putInt(1).putInt(field[2]);
    }
    return Files.write(file, bytes.array());
  }

  /** A PNG of a header and an empty IDAT chunk. */
  static Path pngClaiming(Path file, int width, int height) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 25 + 12 + 12);
    bytes.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
    byte[] depthAndKind = {8, 2, 0, 0, 0};
    chunk(
        bytes,
        "IHDR",
        ByteBuffer.allocate(13).putInt(width).putInt(height).put(depthAndKind).array());
    chunk(bytes, "IDAT", new byte[0]);
    chunk(bytes, "IEND", new byte[0]);
    return Files.write(file, bytes.array());
  }

  private static void chunk(ByteBuffer to, String kind, byte[] data) {
    CRC32 crc = new CRC32();
    byte[] name = kind.getBytes(StandardCharsets.US_ASCII);
    crc.update(name);
    crc.update(data);
    to.putInt(data.length).put(name).put(data).putInt((int) crc.getValue());
  }

  /** Every file below a folder, hidden ones too, with a hash of its bytes; folders with 0. */
  static Map<String, Integer> contents(Path folder) throws IOException {
    Map<String, Integer> contents = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.toList()) {
        boolean file = Files.isRegularFile(path) && Files.isReadable(path);
        contents.put(
            folder.relativize(path).toString(),
            file ? Arrays.hashCode(Files.readAllBytes(path)) : 0);
      }
    }
    return contents;
  }
}
