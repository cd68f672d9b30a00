package io.github.stacker.formats.psd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.Blob;
import io.github.stacker.api.FrameFile;
import io.github.stacker.api.Limits;
import io.github.stacker.api.Region;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.Tile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PsdReaderTest {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"1,1,8", "1,3,8", "2,3,8", "1,3,16", "2,3,16", "1,3,32", "2,1,32", "2,5,16"})
  void anyRegionHasTheSamplesOfThePlanes(int version, int channels, int depth) throws IOException {
    int width = 37;
    int height = 11;
    int bands = channels == 1 ? 1 : 3;
    byte[] planes = new byte[channels * width * height * depth / 8];
    new Random(version * 100 + depth).nextBytes(planes);
    Arrays.fill(planes, 40, 160, (byte) 7);
    MadePsd made = new MadePsd(version, channels, width, height, depth, bands == 1 ? 1 : 3);
    for (byte[] file : List.of(made.plain(planes).toBytes(), made.packed(planes).toBytes())) {
      try (FrameFile frame = open(file)) {
        assertEquals(bands, frame.info().bandCount());
        for (Region region : List.of(Region.of(width, height), new Region(5, 3, 20, 4))) {
          Tile tile = new Tile();
          frame.read(region, tile);
          for (int y = region.y(); y < region.bottom(); y++) {
            for (int x = region.x(); x < region.right(); x++) {
              for (int band = 0; band < bands; band++) {
                int number = (band * height + y) * width + x;
                assertEquals(
                    sample(planes, number, depth),
                    tile.get(tile.index(x, y) + band),
                    region + " " + x + "," + y + " band " + band);
              }
            }
          }
        }
      }
    }
  }

  private static double sample(byte[] planes, int number, int depth) {
    ByteBuffer buffer = ByteBuffer.wrap(planes);
    return switch (depth) {
      case 8 -> planes[number] & 0xff;
      case 16 -> buffer.getShort(2 * number) & 0xffff;
      default -> buffer.getFloat(4 * number);
    };
  }

  @Test
  void aSetBitIsBlack() throws IOException {
    byte[] file =
        new MadePsd(1, 1, 10, 1, 1, 0).plain(new byte[] {(byte) 0b1010_0000, 0x40}).toBytes();
    try (FrameFile frame = open(file)) {
      Tile tile = new Tile();
      frame.read(Region.of(10, 1), tile);
      assertArrayEquals(
          new byte[] {0, -1, 0, -1, -1, -1, -1, -1, -1, 0}, Arrays.copyOf(tile.bytes(), 10));
    }
  }

  @Test
  void indexedSamplesBecomeColours() throws IOException {
    byte[] palette = new byte[768];
    for (int i = 0; i < 768; i++) {
      palette[i] = (byte) (i * 7);
    }
    byte[] file =
        new MadePsd(1, 1, 2, 1, 8, 2).palette(palette).plain(new byte[] {3, -2}).toBytes();
    try (FrameFile frame = open(file)) {
      assertEquals(RGB, frame.info().bands());
      Tile tile = new Tile();
      frame.read(Region.of(2, 1), tile);
      byte[] expected = {
        palette[3], palette[259], palette[515], palette[254], palette[510], palette[766]
      };
      assertArrayEquals(expected, Arrays.copyOf(tile.bytes(), 6));
    }
  }

  @Test
  void theFourthChannelIsAlphaWhereTheLayersSaySo() throws IOException {
    byte[] planes = {1, 2, 3, 4};
    MadePsd made = new MadePsd(1, 4, 1, 1, 8, 3).plain(planes);
    assertEquals(3, bands(made.layers(2).toBytes()));
    assertEquals(4, bands(made.layers(-2).toBytes()));
    MadePsd deep = new MadePsd(2, 4, 1, 1, 16, 3).plain(new byte[8]);
    assertEquals(3, bands(deep.deepLayers("Lr16", 1).toBytes()));
    assertEquals(4, bands(deep.deepLayers("Lr16", -1).toBytes()));
    assertEquals(4, bands(deep.deepLayers("Mt16", 0).toBytes()));
  }

  private int bands(byte[] file) throws IOException {
    try (FrameFile frame = open(file)) {
      return frame.info().bandCount();
    }
  }

  @Test
  void resourcesBecomeMetadata() throws IOException {
    byte[] resolution =
        ByteBuffer.allocate(16).putInt(300 << 16).putInt(0).putInt(72 << 16).putInt(0).array();
    byte[] profile = {1, 2, 3};
    byte[] exif = {'I', 'I', '*', 0};
    byte[] file =
        new MadePsd(1, 1, 1, 1, 8, 1)
            .resource(1005, "", resolution)
            .resource(4000, "odd", new byte[7])
            .resource(1039, "even", profile)
            .resource(1058, "", exif)
            .plain(new byte[] {9})
            .toBytes();
    try (FrameFile frame = open(file)) {
      assertEquals(300, frame.info().metadata().resolution().orElseThrow().x());
      assertEquals(72, frame.info().metadata().resolution().orElseThrow().y());
      assertEquals(Optional.of(Blob.copyOf(profile)), frame.info().metadata().colourProfile());
      assertEquals(Optional.of(Blob.copyOf(exif)), frame.info().metadata().exif());
      assertEquals(SampleType.UINT8, frame.info().sampleType());
    }
  }

  @Test
  void aPictureThatWasNotMergedIsRefused() {
    byte[] file =
        new MadePsd(1, 1, 1, 1, 8, 1)
            .resource(1057, "", new byte[] {0, 0, 0, 1, 0})
            .plain(new byte[] {9})
            .toBytes();
    assertRefused("maximise compatibility", file);
  }

  @Test
  void whatIsNotSupportedIsNamed() {
    assertRefused("CMYK", new MadePsd(1, 4, 1, 1, 8, 4).plain(new byte[4]).toBytes());
    assertRefused("L*a*b*", new MadePsd(1, 3, 1, 1, 8, 9).plain(new byte[3]).toBytes());
    assertRefused("compression 3", new MadePsd(1, 1, 1, 1, 8, 1).compression(3).toBytes());
    assertRefused("12 bits", new MadePsd(1, 1, 1, 1, 12, 1).plain(new byte[2]).toBytes());
    assertRefused("2 channels", new MadePsd(1, 2, 1, 1, 8, 3).plain(new byte[2]).toBytes());
    assertRefused("300001x1", new MadePsd(2, 1, 300_001, 1, 8, 1).plain(new byte[2]).toBytes());
    assertRefused("0x1", new MadePsd(1, 1, 0, 1, 8, 1).plain(new byte[2]).toBytes());
  }

  @Test
  void everyCutIsFound() throws IOException {
    byte[] planes = new byte[3 * 9 * 5];
    new Random(1).nextBytes(planes);
    MadePsd made = new MadePsd(1, 3, 9, 5, 8, 3).resource(1039, "", new byte[3]).layers(1);
    for (byte[] file : List.of(made.plain(planes).toBytes(), made.packed(planes).toBytes())) {
      for (int length = PsdHeader.BYTES; length < file.length; length++) {
        byte[] cut = Arrays.copyOf(file, length);
        assertThrows(IOException.class, () -> open(cut).close(), "cut to " + length);
      }
    }
  }

  @Test
  void rubbishInPackedRowsIsFound() throws IOException {
    byte[] planes = new byte[40];
    byte[] file = new MadePsd(1, 1, 40, 1, 8, 1).packed(planes).toBytes();
    file[file.length - 2] = 100;
    try (FrameFile frame = open(file)) {
      IOException e =
          assertThrows(IOException.class, () -> frame.read(Region.of(40, 1), new Tile()));
      assertTrue(e.getMessage().contains("row 0 of channel 0 is damaged"), e.getMessage());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void changedBytesNeverEndInAnythingButASentence(int seed) throws IOException {
    Random random = new Random(seed);
    byte[] planes = new byte[3 * 16 * 16];
    random.nextBytes(planes);
    MadePsd made =
        new MadePsd(1 + seed % 2, 3, 16, 16, 8, 3).resource(1005, "x", new byte[16]).layers(-1);
    byte[] whole = seed < 3 ? made.plain(planes).toBytes() : made.packed(planes).toBytes();
    for (int i = 0; i < 400; i++) {
      byte[] file = whole.clone();
      for (int k = 0; k < 3; k++) {
        file[4 + random.nextInt(Math.min(file.length - 4, 120))] = (byte) random.nextInt();
      }
      try (FrameFile frame = open(file)) {
        Region all = frame.info().region();
        frame.read(new Region(0, 0, Math.min(64, all.width()), 1), new Tile());
      } catch (IOException expected) {
        assertFalse(expected.getMessage().isEmpty());
      }
    }
  }

  private void assertRefused(String word, byte[] file) {
    IOException e = assertThrows(IOException.class, () -> open(file).close());
    assertTrue(e.getMessage().contains(word), e.getMessage());
  }

  private FrameFile open(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("a.psd"), bytes);
    return new PsdReaderProvider().open(file, Limits.DEFAULT);
  }
}
