package io.github.stacker.core.format.small;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageSource.Access;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PnmReaderTest {
  @TempDir Path folder;

  @Test
  void recognisesItsLettersAndNothingElse() {
    PnmReaderProvider reader = new PnmReaderProvider();
    for (String text :
        List.of("P1 ", "P2\n", "P3#", "P4 ", "P5\t", "P6\r", "P7\n", "PF\n", "Pf\n")) {
      assertTrue(reader.recognises(text.getBytes(StandardCharsets.US_ASCII)), text);
    }
    for (String text : List.of("P5", "P8 ", "Pg ", "p5 ", "P5x")) {
      assertFalse(reader.recognises(text.getBytes(StandardCharsets.US_ASCII)), text);
    }
  }

  @Test
  void bitmapsAreBlackWhereTheirBitIsSet() throws IOException {
    double[] expected = {0, 255, 255, 255, 255, 255, 255, 255, 0, 255, 0, 255, 0, 0, 0, 0, 0, 0};
    assertArrayEquals(
        expected, samples(file("P4 9 2\n", 0b10000000, 0b10000000, 0b01011111, 0b10000000)));
    assertArrayEquals(expected, samples(file("P1\n# art\n9 2\n100000001\n0 1 0 1 1 1 1 1 1")));
  }

  @Test
  void samplesAboveTheOldEightBitsStaySixteenBitsWide() throws IOException {
    Path raw = file("P5 2 1 65535\n", 0x12, 0x34, 0xff, 0xff);
    Path plain = file("P2 2 1\n65535 4660 65535");
    for (Path file : List.of(raw, plain)) {
      try (FrameFile frame = open(file)) {
        assertEquals(SampleType.UINT16, frame.info().sampleType());
        assertEquals(List.of(Band.GREY), frame.info().bands());
      }
      assertArrayEquals(new double[] {0x1234, 0xffff}, samples(file));
    }
  }

  @Test
  void theLargestSampleIsWhite() throws IOException {
    try (FrameFile frame = open(file("P6 1 1 1023\n", 3, 255, 0, 7, 1, 0))) {
      assertEquals(1023, frame.info().white());
      assertEquals(List.of(Band.RED, Band.GREEN, Band.BLUE), frame.info().bands());
    }
    assertArrayEquals(
        new double[] {1023, 7, 256}, samples(file("P6 1 1 1023\n", 3, 255, 0, 7, 1, 0)));
    assertArrayEquals(new double[] {7, 0, 3}, samples(file("P3 1 1 7 7 0 3\n")));
  }

  @Test
  void anyMapsTellTheirBands() throws IOException {
    String header = "P7\n# of one pixel\nWIDTH 1\nHEIGHT 1\nDEPTH %d\nMAXVAL 255\n%sENDHDR\n";
    try (FrameFile frame = open(file(header.formatted(4, "TUPLTYPE RGB_ALPHA\n"), 1, 2, 3, 4))) {
      assertEquals(Band.ALPHA, frame.info().bands().get(3));
    }
    try (FrameFile frame = open(file(header.formatted(5, ""), 1, 2, 3, 4, 5))) {
      assertEquals(Collections.nCopies(5, Band.OTHER), frame.info().bands());
    }
    assertArrayEquals(
        new double[] {9, 8},
        samples(file(header.formatted(2, "TUPLTYPE GRAYSCALE_ALPHA\n"), 9, 8)));
  }

  @Test
  void floatsComeFromTheLowestRowUpInEitherOrder() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      ByteBuffer data = ByteBuffer.allocate(16).order(order);
      data.putFloat(3).putFloat(4).putFloat(1).putFloat(-2.5f);
      String scale = order == ByteOrder.LITTLE_ENDIAN ? "-1.0" : "1.0";
      Path file = file("Pf\n2 2\n" + scale + "\n", data.array());
      assertArrayEquals(new double[] {1, -2.5, 3, 4}, samples(file));
    }
  }

  @Test
  void anyRectangleOfRawFilesGivesTheSameSamplesSeed6() throws IOException {
    Random random = new Random(6);
    for (String header : List.of("P4 71 40\n", "P5 71 40 65535\n", "P6 71 40 255\n")) {
      byte[] data = new byte[71 * 40 * 3];
      random.nextBytes(data);
      try (FrameFile frame = open(file(header, data))) {
        assertEquals(Access.RANDOM, frame.access());
        MemoryImage whole = MemoryImage.copyOf(frame, 40);
        for (int i = 0; i < 50; i++) {
          int x = random.nextInt(71);
          int y = random.nextInt(40);
          Region region = new Region(x, y, random.nextInt(72 - x), random.nextInt(41 - y));
          assertSame(whole, frame, region);
        }
      }
    }
  }

  private static void assertSame(MemoryImage whole, FrameFile frame, Region region)
      throws IOException {
    Tile actual = new Tile();
    Tile expected = new Tile();
    frame.read(region, actual);
    whole.read(region, expected);
    for (int i = 0; i < expected.sampleCount(); i++) {
      assertEquals(expected.get(i), actual.get(i), region + " sample " + i);
    }
  }

  @Test
  void rowsLongerThanTheBufferAreRead() throws IOException {
    byte[] data = new byte[300_001 * 2];
    new Random(8).nextBytes(data);
    double[] samples = samples(file("P5 300001 1 65535\n", data));
    for (int i = 0; i < samples.length; i++) {
      assertEquals((data[2 * i] & 0xff) << 8 | data[2 * i + 1] & 0xff, samples[i]);
    }
    double[] bits = samples(file("P4 4800016 1\n", data));
    for (int i = 0; i < bits.length; i++) {
      assertEquals((data[i / 8] >> 7 - i % 8 & 1) == 1 ? 0 : 255, bits[i]);
    }
  }

  @Test
  void wrongFilesAreRefusedInAClearSentence() throws IOException {
    assertRefused("it was cut", file("P5"));
    assertRefused("it was cut", file("P5 2 2 255\n", 1, 2, 3));
    assertRefused("it was cut", file("P2 2 2 255\n1 2 3"));
    assertRefused("the width is 0", file("P5 0 2 255\n"));
    assertRefused("the width is -1", file("P5 -1 2 255\n"));
    assertRefused("not 0 to 65535", file("P5 1 1 65536\n", 1, 2));
    assertRefused("not 0 to 255", file("P2 1 1 255 256\n"));
    assertRefused("a sample is 9", file("P5 1 1 8\n", 9));
    assertRefused("not a 0 or 1", file("P1 1 1 2"));
    assertRefused("does not tell DEPTH", file("P7\nWIDTH 1\nHEIGHT 1\nMAXVAL 1\nENDHDR\n", 1));
    assertRefused("unknown line", file("P7\nWIDE 1\n"));
    assertRefused("beyond the limits", file("P6 2147483647 2147483647 65535\n", 1));
    assertRefused("it was cut", file("P4 2147483647 500\n", 1));
    assertRefused("no number or name", file("P5 " + "9".repeat(5000)));
  }

  private Path file(String header, int... data) throws IOException {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return file(header, bytes);
  }

  private Path file(String header, byte[] data) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(data);
    return Files.write(Files.createTempFile(folder, "made", ".pnm"), all.toByteArray());
  }

  private static FrameFile open(Path file) throws IOException {
    return new PnmReaderProvider().open(file, Limits.DEFAULT);
  }

  private static double[] samples(Path file) throws IOException {
    try (FrameFile frame = open(file)) {
      return MemoryImage.copyOf(frame, 1).toArray();
    }
  }

  private static void assertRefused(String part, Path file) {
    IOException e = assertThrows(IOException.class, () -> samples(file), part);
    assertTrue(e.getMessage().contains(part), () -> part + " is not in: " + e.getMessage());
  }
}
