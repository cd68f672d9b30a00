package io.github.stacker.fuzz;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameWriter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.NoParameters;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.format.fits.FitsWriterProvider;
import io.github.stacker.core.format.png.PngParameters;
import io.github.stacker.core.format.png.PngWriterProvider;
import io.github.stacker.core.format.tiff.TiffParameters;
import io.github.stacker.core.format.tiff.TiffParameters.Compression;
import io.github.stacker.core.format.tiff.TiffParameters.Layout;
import io.github.stacker.core.format.tiff.TiffParameters.Pyramid;
import io.github.stacker.core.format.tiff.TiffWriterProvider;
import io.github.stacker.core.resample.Halving;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes small files of every format, by stacker's writers, by ImageIO, and by hand. */
final class MadeFiles {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final int WIDTH = 21;
  private static final int HEIGHT = 19;

  private MadeFiles() {}

  static List<byte[]> tiff() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (SampleType type : SampleType.values()) {
      for (Compression compression : Compression.values()) {
        files.add(tiff(type, compression, Layout.AUTO, Pyramid.NONE));
      }
    }
    files.add(tiff(SampleType.UINT16, Compression.DEFLATE, Layout.TILES, Pyramid.NONE));
    files.add(tiff(SampleType.UINT8, Compression.LZW, Layout.TILES, Pyramid.SUBIFD));
    files.add(tiff(SampleType.FLOAT32, Compression.NONE, Layout.TILES, Pyramid.PAGES));
    BufferedImage colour = picture(BufferedImage.TYPE_INT_RGB);
    for (String compression : List.of("JPEG", "PackBits", "LZW", "Deflate")) {
      files.add(encoded("tiff", colour, compression, false));
    }
    BufferedImage page = picture(BufferedImage.TYPE_BYTE_BINARY);
    for (String compression : List.of("CCITT RLE", "CCITT T.4", "CCITT T.6")) {
      files.add(encoded("tiff", page, compression, false));
    }
    return files;
  }

  private static byte[] tiff(
      SampleType type, Compression compression, Layout layout, Pyramid pyramid) throws IOException {
    TiffParameters parameters =
        new TiffParameters(
            compression,
            TiffParameters.Differences.AUTO,
            layout,
            16,
            1,
            type == SampleType.FLOAT64
                ? TiffParameters.BigTiff.ALWAYS
                : TiffParameters.BigTiff.AUTO,
            pyramid,
            Halving.BOX);
    return written(new TiffWriterProvider().create(parameters), type);
  }

  static List<byte[]> png() throws IOException {
    List<byte[]> files = new ArrayList<>();
    FrameWriter writer = new PngWriterProvider().create(PngParameters.DEFAULT);
    files.add(written(writer, SampleType.UINT8));
    files.add(written(writer, SampleType.UINT16));
    int[] types = {
      BufferedImage.TYPE_BYTE_BINARY, BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_INT_ARGB
    };
    for (int type : types) {
      files.add(encoded("png", picture(type), "Deflate", false));
      files.add(encoded("png", picture(type), "Deflate", true));
    }
    return files;
  }

  static List<byte[]> jpeg() throws IOException {
    List<byte[]> files = new ArrayList<>();
    for (int type : new int[] {BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY}) {
      files.add(encoded("jpeg", picture(type), "JPEG", false));
      files.add(encoded("jpeg", picture(type), "JPEG", true));
    }
    return files;
  }

  static List<byte[]> fits() throws IOException {
    FrameWriter writer = new FitsWriterProvider().create(new NoParameters());
    List<byte[]> files = new ArrayList<>();
    for (SampleType type : SampleType.values()) {
      files.add(written(writer, type));
    }
    return files;
  }

  static List<byte[]> pnm() {
    byte[] samples = new byte[2 * 3 * WIDTH * HEIGHT];
    new Random(1).nextBytes(samples);
    String size = WIDTH + " " + HEIGHT + "\n";
    String pam =
        "P7\nWIDTH %d\nHEIGHT %d\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n"
            .formatted(WIDTH, HEIGHT);
    return List.of(
        join("P4\n" + size, samples),
        join("P5\n# a remark\n" + size + "255\n", samples),
        join("P6\n" + size + "65535\n", samples),
        join("P6\n" + size + "100\n", samples),
        join("P1\n2 2\n0 1 1 0\n", new byte[0]),
        join("P2\n2 2\n9\n0 1 9 4\n", new byte[0]),
        join("P3\n1 2\n999\n0 1 9 4 999 3\n", new byte[0]),
        join(pam, samples),
        join("Pf\n3 4\n-1.0\n", samples),
        join("PF\n3 4\n1.0\n", samples));
  }

  static List<byte[]> small() throws IOException {
    List<byte[]> files = new ArrayList<>();
    files.add(encoded("bmp", picture(BufferedImage.TYPE_INT_RGB), "BI_RGB", false));
    files.add(encoded("bmp", picture(BufferedImage.TYPE_BYTE_INDEXED), "BI_RLE8", false));
    files.add(encoded("gif", picture(BufferedImage.TYPE_BYTE_INDEXED), "LZW", false));
    files.add(encoded("gif", picture(BufferedImage.TYPE_BYTE_INDEXED), "LZW", true));
    byte[] samples = new byte[4 * WIDTH * HEIGHT];
    new Random(2).nextBytes(samples);
    files.add(join("#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 5 +X 6\n", samples));
    files.add(
        join(
            "#define a_width 9\n#define a_height 2\nstatic char a_bits[] = {1, 0x02, 3, 4};\n",
            new byte[0]));
    files.add(
        join(
            "/* XPM */\nstatic char *a[] = {\n\"2 2 2 1\",\n\"a c #ff0000\",\n\"b c None\",\n"
                + "\"ab\",\n\"ba\"};\n",
            new byte[0]));
    ByteBuffer pcx = ByteBuffer.allocate(128).order(java.nio.ByteOrder.LITTLE_ENDIAN);
    pcx.put(new byte[] {10, 5, 1, 8}).putShort(8, (short) 7).putShort(10, (short) 3);
    pcx.put(65, (byte) 3).putShort(66, (short) 8);
    files.add(join(new String(pcx.array(), StandardCharsets.ISO_8859_1), samples));
    return files;
  }

  static List<byte[]> psd() {
    List<byte[]> files = new ArrayList<>();
    for (int depth : new int[] {1, 8, 16, 32}) {
      files.add(psd(1, depth == 1 ? 1 : 3, depth));
    }
    files.add(psd(2, 4, 8));
    byte[] packed = psd(1, 1, 8).clone();
    byte[] rows = new byte[HEIGHT * 4];
    for (int row = 0; row < HEIGHT; row++) {
      rows[2 * row + 1] = 2;
      rows[2 * HEIGHT + 2 * row] = (byte) (1 - WIDTH);
      rows[2 * HEIGHT + 2 * row + 1] = (byte) row;
    }
    ByteBuffer head = ByteBuffer.wrap(packed, 0, 40);
    head.putShort(38, (short) 1);
    files.add(join(new String(packed, 0, 40, StandardCharsets.ISO_8859_1), rows));
    return files;
  }

  private static byte[] psd(int version, int channels, int depth) {
    int rowBytes = (WIDTH * depth + 7) / 8;
    byte[] planes = new byte[channels * HEIGHT * rowBytes];
    new Random(depth).nextBytes(planes);
    ByteBuffer head = ByteBuffer.allocate(version == 1 ? 40 : 44);
    head.put("8BPS".getBytes(StandardCharsets.US_ASCII)).putShort((short) version);
    head.putShort(12, (short) channels).putInt(14, HEIGHT).putInt(18, WIDTH);
    int mode = depth == 1 ? 0 : channels == 1 ? 1 : 3;
    head.putShort(22, (short) depth).putShort(24, (short) mode);
    return join(new String(head.array(), StandardCharsets.ISO_8859_1), planes);
  }

  private static byte[] join(String head, byte[] rest) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
    file.writeBytes(rest);
    return file.toByteArray();
  }

  private static byte[] written(FrameWriter writer, SampleType type) throws IOException {
    Path file = Files.createTempFile("fuzz", ".seed");
    try {
      writer.write(MemoryImage.random(ImageInfo.of(WIDTH, HEIGHT, RGB, type), 7), file);
      return Files.readAllBytes(file);
    } finally {
      Files.delete(file);
    }
  }

  private static BufferedImage picture(int type) {
    BufferedImage image = new BufferedImage(WIDTH, HEIGHT, type);
    Random random = new Random(type);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        image.setRGB(x, y, random.nextInt(4) == 0 ? random.nextInt() : 0xff00_0000 + 40 * x + y);
      }
    }
    return image;
  }

  private static byte[] encoded(
      String format, BufferedImage image, String compression, boolean interlaced)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionType(compression);
      if (interlaced) {
        parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
      }
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
