package io.github.stacker.core.format.jpeg;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes JPEGs with plain ImageIO, changes their bytes, and reads all samples of frames. */
final class TestJpegs {
  private TestJpegs() {}

  /** Gives a smooth picture with noise, at quality 92. */
  static byte[] colour(int width, int height, boolean progressive) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    fill(image.getRaster());
    return encode(image, progressive);
  }

  /** Gives a picture whose scans take next to no bytes. */
  static byte[] white(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return encode(image, true);
  }

  static byte[] grey(int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    fill(image.getRaster());
    return encode(image, false);
  }

  /** Puts a segment behind SOI. */
  static byte[] insert(byte[] jpeg, int marker, byte[] name, byte[] content) {
    int length = 2 + name.length + content.length;
    ByteArrayOutputStream segment = new ByteArrayOutputStream();
    segment.write(0xff);
    segment.write(marker);
    segment.write(length >> 8);
    segment.write(length);
    segment.writeBytes(name);
    segment.writeBytes(content);
    return insertAt(jpeg, 2, segment.toByteArray());
  }

  static byte[] insertAt(byte[] bytes, int at, byte[] more) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, at);
    out.writeBytes(more);
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  /** Gives where a marker stands last. */
  static int lastIndexOf(byte[] jpeg, int marker) {
    for (int i = jpeg.length - 2; i >= 0; i--) {
      if (jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) marker) {
        return i;
      }
    }
    throw new AssertionError("no marker " + marker);
  }

  /** Reads a frame in bands, closes it, and gives its samples. */
  static byte[] samples(FrameFile opened, int rows) throws IOException {
    try (FrameFile frame = opened) {
      ImageInfo info = frame.info();
      ByteArrayOutputStream samples = new ByteArrayOutputStream();
      Tile tile = new Tile();
      for (int y = 0; y < info.height(); y += rows) {
        int count = Math.min(rows, info.height() - y);
        frame.read(new Region(0, y, info.width(), count), tile);
        samples.write(tile.bytes(), 0, tile.sampleCount());
      }
      return samples.toByteArray();
    }
  }

  static byte[] samples(BufferedImage image) {
    WritableRaster raster = image.getRaster();
    int[] samples = raster.getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return bytes;
  }

  /** Counts the threads that are inside a decoder at this moment. */
  static long runningDecoders() {
    return Thread.getAllStackTraces().values().stream()
        .filter(
            stack -> {
              for (StackTraceElement frame : stack) {
                if (frame.getClassName().endsWith("JpegDecoder")) {
                  return true;
                }
              }
              return false;
            })
        .count();
  }

  private static void fill(WritableRaster raster) {
    Random random = new Random(raster.getWidth());
    for (int y = 0; y < raster.getHeight(); y++) {
      for (int x = 0; x < raster.getWidth(); x++) {
        for (int b = 0; b < raster.getNumBands(); b++) {
          double wave = Math.sin(x * 0.05 * (b + 1)) * Math.cos(y * 0.03);
          raster.setSample(x, y, b, (int) (128 + 90 * wave + random.nextInt(20)));
        }
      }
    }
  }

  private static byte[] encode(BufferedImage image, boolean progressive) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(0.92f);
      settings.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
