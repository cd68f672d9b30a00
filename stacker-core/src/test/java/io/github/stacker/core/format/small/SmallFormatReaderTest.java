package io.github.stacker.core.format.small;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.apache.commons.imaging.ImageFormats;
import org.apache.commons.imaging.Imaging;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SmallFormatReaderTest {
  private static final int WIDTH = 23;
  private static final int HEIGHT = 17;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(
      value = SmallFormat.class,
      names = {"BMP", "GIF", "PCX", "XPM"})
  void picturesOfFewColoursAreReadExactly(SmallFormat format) throws IOException {
    Path file = write(format);
    assertTrue(recognises(file));
    try (FrameFile frame = open(file)) {
      assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE), frame.info().bands());
      MemoryImage read = MemoryImage.copyOf(frame, 5);
      for (int y = 0; y < HEIGHT; y++) {
        for (int x = 0; x < WIDTH; x++) {
          assertEquals(colour(x, y) >> 16 & 255, read.get(x, y, 0));
          assertEquals(colour(x, y) >> 8 & 255, read.get(x, y, 1));
          assertEquals(colour(x, y) & 255, read.get(x, y, 2));
        }
      }
    }
  }

  @Test
  void bitmapsInTextAreRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.xbm"),
            "#define a_width 3\n#define a_height 1\nstatic char a_bits[] = {\n0x05 };\n");
    assertTrue(recognises(file));
    assertArrayEquals(new double[] {0, 0, 0, 255, 255, 255, 0, 0, 0}, samples(file));
  }

  @Test
  void anyRectangleCanBeRead() throws IOException {
    try (FrameFile frame = open(write(SmallFormat.BMP))) {
      Tile tile = new Tile();
      frame.read(new Region(3, 5, 2, 4), tile);
      assertEquals(colour(4, 7) >> 8 & 255, tile.get(tile.index(4, 7) + 1));
      assertTrue(frame.workingBytes() >= 8L * WIDTH * HEIGHT);
    }
  }

  @Test
  void highDynamicRangeStaysFloat() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(
        "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n-Y 1 +X 8\n".getBytes(StandardCharsets.US_ASCII));
    file.writeBytes(new byte[] {2, 2, 0, 8});
    for (int value : new int[] {128, 64, 32, 138}) {
      file.writeBytes(new byte[] {(byte) (128 + 8), (byte) value});
    }
    Path path = Files.write(folder.resolve("a.hdr"), file.toByteArray());
    assertTrue(recognises(path));
    try (FrameFile frame = open(path)) {
      assertEquals(SampleType.FLOAT32, frame.info().sampleType());
    }
    double[] samples = samples(path);
    assertEquals(8 * 3, samples.length);
    assertEquals(128.5 * 4, samples[21]);
    assertEquals(64.5 * 4, samples[22]);
    assertEquals(32.5 * 4, samples[23]);
  }

  @Test
  void aPsdOfEightBitsIsRead() throws IOException {
    assertArrayEquals(
        new double[] {10, 30, 50, 20, 40, 60}, samples(psd(8, 10, 20, 30, 40, 50, 60)));
  }

  @Test
  void aPsdOfSixteenBitsIsRefusedRatherThanSqueezed() throws IOException {
    Path file = psd(16, 1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60);
    IOException e = assertThrows(IOException.class, () -> open(file));
    assertTrue(e.getMessage().contains("16 bits per sample"), e.getMessage());
  }

  @Test
  void aBmpWithBitsForAlphaHasAnAlphaBand() throws IOException {
    ByteBuffer file = ByteBuffer.allocate(14 + 108 + 4).order(ByteOrder.LITTLE_ENDIAN);
    file.put((byte) 'B').put((byte) 'M').putInt(126).putInt(0).putInt(122);
    file.putInt(108).putInt(1).putInt(1).putShort((short) 1).putShort((short) 32).putInt(3);
    file.putInt(4).putInt(0).putInt(0).putInt(0).putInt(0);
    file.putInt(0xff0000).putInt(0xff00).putInt(0xff).putInt(0xff000000);
    file.position(122).putInt(0x80102030);
    Path path = Files.write(folder.resolve("a.bmp"), file.array());
    assertArrayEquals(new double[] {0x10, 0x20, 0x30, 0x80}, samples(path));
  }

  @Test
  void otherFormatsAreLeftToTheirReaders() throws IOException {
    for (String format : List.of("png", "jpg", "tiff")) {
      Path file = folder.resolve("a." + format);
      ImageIO.write(picture(), format, file.toFile());
      assertFalse(recognises(file), format);
    }
    for (String text : List.of("", "P", "P5 1 1 255\n", "RIFF", "RIFFxxxxWE", "\0\0\1\0\1\0")) {
      assertFalse(
          new SmallFormatReaderProvider().recognises(text.getBytes(StandardCharsets.ISO_8859_1)),
          text);
    }
    assertTrue(new SmallFormatReaderProvider().priority() < 0);
  }

  @Test
  void hugeClaimsAreRefusedBeforeDecoding() throws IOException {
    byte[] bmp = Files.readAllBytes(write(SmallFormat.BMP));
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 100_000).putInt(22, 100_000);
    Path file = Files.write(folder.resolve("huge.bmp"), bmp);
    IOException e = assertThrows(IOException.class, () -> open(file));
    assertTrue(e.getMessage().contains("it was cut"), e.getMessage());
  }

  @ParameterizedTest
  @EnumSource(
      value = SmallFormat.class,
      names = {"BMP", "GIF", "PCX", "XPM"})
  void damagedFilesAreReadOrRefusedButNothingElseSeed9(SmallFormat format) throws IOException {
    byte[] whole = Files.readAllBytes(write(format));
    Random random = new Random(9);
    Path file = folder.resolve("damaged");
    for (int i = 0; i < 150; i++) {
      byte[] damaged =
          i % 3 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
      for (int n = 0; n < 3 && damaged.length > 2; n++) {
        damaged[2 + random.nextInt(Math.min(200, damaged.length - 2))] = (byte) random.nextInt(256);
      }
      Files.write(file, damaged);
      try {
        samples(file);
      } catch (IOException e) {
        assertFalse(e.getMessage().isBlank());
      }
    }
  }

  /** Gives a PSD of two pixels, three planes after another. */
  private Path psd(int depth, int... data) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(26 + 12 + 2 + data.length);
    file.put("8BPS".getBytes(StandardCharsets.US_ASCII)).putShort((short) 1).put(new byte[6]);
    file.putShort((short) 3).putInt(1).putInt(2).putShort((short) depth).putShort((short) 3);
    file.putInt(0).putInt(0).putInt(0).putShort((short) 0);
    for (int value : data) {
      file.put((byte) value);
    }
    return Files.write(folder.resolve("a.psd"), file.array());
  }

  private Path write(SmallFormat format) throws IOException {
    Path file = folder.resolve("picture");
    ImageFormats as = ImageFormats.valueOf(format.name());
    return Files.write(file, Imaging.writeImageToBytes(picture(), as));
  }

  private static BufferedImage picture() {
    BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        picture.setRGB(x, y, colour(x, y));
      }
    }
    return picture;
  }

  private static int colour(int x, int y) {
    return (x * 8 & 0xf8) << 16 | (y * 8 & 0x18) << 8 | 200;
  }

  private static boolean recognises(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return new SmallFormatReaderProvider()
        .recognises(Arrays.copyOf(bytes, Math.min(64, bytes.length)));
  }

  private static FrameFile open(Path file) throws IOException {
    return new SmallFormatReaderProvider().open(file, Limits.DEFAULT);
  }

  private static double[] samples(Path file) throws IOException {
    try (FrameFile frame = open(file)) {
      return MemoryImage.copyOf(frame, 7).toArray();
    }
  }

  /** Found by fuzzing: the library repeats what it does not understand, as it is. */
  @Test
  void whatALibraryRepeatsOfAFileIsShownOnOneLine() throws IOException {
    byte[] head = "#?RADIANCE\nFORMAT=32-bit_rle_rgbe\n\n".getBytes(StandardCharsets.US_ASCII);
    byte[] bytes = Arrays.copyOf(head, head.length + 4000);
    Arrays.fill(bytes, head.length, bytes.length - 1, (byte) '\r');
    bytes[bytes.length - 1] = '\n';
    Path file = Files.write(folder.resolve("odd.hdr"), bytes);
    IOException e =
        assertThrows(
            IOException.class,
            () -> new SmallFormatReaderProvider().open(file, Limits.DEFAULT).close());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    assertTrue(e.getMessage().length() < 500, e.getMessage());
  }
}
