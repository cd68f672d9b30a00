package io.github.stacker.core.format.jpeg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEGs made here; {@link RealJpegTest} reads those of others. */
@Timeout(60)
class JpegReaderTest {
  private static final JpegReaderProvider READERS = new JpegReaderProvider();

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 7, 8, 16, 100, 149, 150})
  void bandsOfAnyHeightGiveTheSamplesOfAPlainRead(int rows) throws IOException {
    byte[] jpeg = TestJpegs.colour(203, 150, false);
    assertArrayEquals(plainSamples(jpeg), TestJpegs.samples(open(jpeg), rows));
  }

  @Test
  void greyFramesHaveOneBand() throws IOException {
    byte[] jpeg = TestJpegs.grey(61, 47);
    try (FrameFile frame = open(jpeg)) {
      assertEquals(List.of(Band.GREY), frame.info().bands());
      assertEquals("grey", frame.details().get("colour model"));
    }
    assertArrayEquals(plainSamples(jpeg), TestJpegs.samples(open(jpeg), 10));
  }

  @Test
  void ofProgressiveFramesOnlyTheLastPassIsRead() throws IOException {
    byte[] jpeg = TestJpegs.colour(203, 150, true);
    try (FrameFile frame = open(jpeg)) {
      assertEquals("progressive", frame.details().get("process"));
      assertTrue(frame.workingBytes() > 203 * 150 * 3, "coefficients are counted");
    }
    assertArrayEquals(plainSamples(jpeg), TestJpegs.samples(open(jpeg), 10));
  }

  @Test
  void coloursAreNotConvertedFromTheEmbeddedProfile() throws IOException {
    byte[] jpeg = TestJpegs.colour(64, 48, false);
    byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] name = Arrays.copyOf(JpegMetadataReader.ICC, 14);
    name[12] = 1;
    name[13] = 1;
    byte[] tagged = TestJpegs.insert(jpeg, Markers.APP2, name, profile);
    try (FrameFile frame = open(tagged)) {
      assertArrayEquals(profile, frame.info().metadata().colourProfile().orElseThrow().toArray());
    }
    assertArrayEquals(plainSamples(jpeg), TestJpegs.samples(open(tagged), 48));
  }

  @Test
  void aProfileThatLacksAPartIsLeftOut() throws IOException {
    byte[] name = Arrays.copyOf(JpegMetadataReader.ICC, 14);
    name[12] = 2;
    name[13] = 2;
    byte[] jpeg = TestJpegs.insert(TestJpegs.grey(8, 8), Markers.APP2, name, new byte[100]);
    try (FrameFile frame = open(jpeg)) {
      assertTrue(frame.info().metadata().colourProfile().isEmpty());
    }
  }

  @Test
  void aFrameCutAnywhereIsRefusedUnlessAllItsDataIsThereSeed3() throws IOException {
    byte[] jpeg = TestJpegs.colour(97, 61, false);
    byte[] samples = plainSamples(jpeg);
    Random random = new Random(3);
    for (int trial = 0; trial < 150; trial++) {
      int length = random.nextInt(jpeg.length - 2);
      byte[] cut = Arrays.copyOf(jpeg, length);
      assertThrows(IOException.class, () -> TestJpegs.samples(open(cut), 20), "cut to " + length);
    }
    byte[] withoutEnd = Arrays.copyOf(jpeg, jpeg.length - 2);
    assertArrayEquals(samples, TestJpegs.samples(open(withoutEnd), 20));
  }

  @Test
  void aProgressiveFrameThatLacksItsLastScanIsRefused() throws IOException {
    byte[] jpeg = TestJpegs.colour(97, 61, true);
    byte[] cut = Arrays.copyOf(jpeg, TestJpegs.lastIndexOf(jpeg, Markers.SOS));
    assertThrows(IOException.class, () -> TestJpegs.samples(open(cut), 20));
  }

  @Test
  void paddingBeforeTheEndIsHarmlessAndOtherBytesAreDamage() throws IOException {
    byte[] jpeg = TestJpegs.colour(97, 61, false);
    byte[] padded = TestJpegs.insertAt(jpeg, jpeg.length - 2, new byte[100]);
    assertArrayEquals(plainSamples(jpeg), TestJpegs.samples(open(padded), 20));
    byte[] more = new byte[100];
    new Random(1).nextBytes(more);
    for (int i = 0; i < more.length; i++) {
      more[i] &= 0x7f;
    }
    byte[] tooLong = TestJpegs.insertAt(jpeg, jpeg.length - 2, more);
    IOException e = assertThrows(IOException.class, () -> TestJpegs.samples(open(tooLong), 20));
    assertTrue(e.getMessage().contains("left over"), e.getMessage());
  }

  @Test
  void noDamageMakesAReaderHangOrThrowAnythingButIoExceptionsSeed5() throws IOException {
    Random random = new Random(5);
    byte[][] sound = {TestJpegs.colour(97, 61, false), TestJpegs.colour(97, 61, true)};
    for (int trial = 0; trial < 400; trial++) {
      byte[] damaged = sound[trial % 2].clone();
      int reach = trial % 4 < 2 ? 700 : damaged.length;
      for (int i = 0; i < 1 + random.nextInt(5); i++) {
        damaged[2 + random.nextInt(reach - 2)] = (byte) random.nextInt();
      }
      try {
        TestJpegs.samples(open(damaged), 20);
      } catch (IOException e) {
        assertFalse(e.getMessage().isBlank());
      }
    }
    assertEquals(0, TestJpegs.runningDecoders());
  }

  @Test
  void closingInTheMiddleStopsTheDecoder() throws IOException {
    byte[] jpeg = TestJpegs.colour(2000, 1500, false);
    for (boolean readFirst : new boolean[] {true, false}) {
      FrameFile frame = open(jpeg);
      if (readFirst) {
        frame.read(new Region(0, 0, 2000, 3), new Tile());
      }
      frame.close();
      assertEquals(0, TestJpegs.runningDecoders());
    }
  }

  @Test
  void rowsOutOfOrderAreADefectOfTheCaller() throws IOException {
    try (FrameFile frame = open(TestJpegs.grey(61, 47))) {
      assertEquals(ImageSource.Access.ROWS, frame.access());
      Tile tile = new Tile();
      frame.read(new Region(0, 0, 61, 5), tile);
      for (Region wrong :
          List.of(
              new Region(0, 0, 61, 5),
              new Region(0, 6, 61, 1),
              new Region(0, 5, 60, 1),
              new Region(0, 5, 61, 43))) {
        assertThrows(IllegalStateException.class, () -> frame.read(wrong, tile));
      }
    }
  }

  @Test
  void smallFilesThatClaimManyPixelsAreRefusedWhenOpened() throws IOException {
    byte[] jpeg = TestJpegs.grey(61, 47);
    int sof = TestJpegs.lastIndexOf(jpeg, Markers.SOF0);
    Arrays.fill(jpeg, sof + 5, sof + 9, (byte) 0xf0);
    IOException e = assertThrows(IOException.class, () -> open(jpeg));
    assertTrue(e.getMessage().startsWith("is 61680x61680 pixels large"), e.getMessage());
    Arrays.fill(jpeg, sof + 5, sof + 9, (byte) 0x70);
    e = assertThrows(IOException.class, () -> open(jpeg));
    assertTrue(e.getMessage().startsWith("is too short"), e.getMessage());
  }

  @Test
  void theNumberOfRowsMayFollowTheFirstScan() throws IOException {
    byte[] jpeg = TestJpegs.colour(97, 61, false);
    byte[] samples = plainSamples(jpeg);
    int height = TestJpegs.lastIndexOf(jpeg, Markers.SOF0) + 5;
    jpeg[height + 1] = 0;
    assertThrows(IOException.class, () -> open(jpeg));
    byte[] dnl = {(byte) 0xff, (byte) Markers.DNL, 0, 4, 0, 61};
    byte[] told = TestJpegs.insertAt(jpeg, jpeg.length - 2, dnl);
    assertArrayEquals(samples, TestJpegs.samples(open(told), 20));
  }

  @Test
  void theLimitsHold() throws IOException {
    Path file = Files.write(folder.resolve("limits.jpg"), TestJpegs.colour(61, 47, false));
    Limits few = new Limits(61 * 47 - 1, 3, 100, 1 << 20, 1 << 28, 20_000);
    assertThrows(IOException.class, () -> READERS.open(file, few));
    Limits grey = new Limits(1 << 20, 1, 100, 1 << 20, 1 << 28, 20_000);
    assertThrows(IOException.class, () -> READERS.open(file, grey));
  }

  @Test
  void samplesOfTwelveBitsAreRefusedByName() throws IOException {
    byte[] jpeg = TestJpegs.grey(61, 47);
    jpeg[TestJpegs.lastIndexOf(jpeg, Markers.SOF0) + 4] = 12;
    IOException e = assertThrows(IOException.class, () -> open(jpeg));
    assertTrue(e.getMessage().contains("12 bits"), e.getMessage());
  }

  @Test
  void qualityIsEstimated() throws IOException {
    try (FrameFile frame = open(TestJpegs.colour(61, 47, false))) {
      assertEquals("about 92", frame.details().get("quality"));
    }
  }

  @Test
  void jpegsAreRecognisedByTheirFirstBytes() {
    assertTrue(READERS.recognises(new byte[] {-1, -40, -1, -32, 0}));
    assertFalse(READERS.recognises(new byte[] {-1, -40}));
    assertFalse(READERS.recognises(new byte[] {'I', 'I', 42, 0}));
  }

  private FrameFile open(byte[] jpeg) throws IOException {
    Path file = Files.write(folder.resolve("frame.jpg"), jpeg);
    return READERS.open(file, Limits.DEFAULT);
  }

  private static byte[] plainSamples(byte[] jpeg) throws IOException {
    return TestJpegs.samples(ImageIO.read(new ByteArrayInputStream(jpeg)));
  }
}
