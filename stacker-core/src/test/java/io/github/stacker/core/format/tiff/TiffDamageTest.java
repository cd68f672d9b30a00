package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.Limits;
import io.github.stacker.api.PictureEntry;
import io.github.stacker.api.Region;
import io.github.stacker.api.Tile;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and lying files end in a sentence, never in a hang or a mountain of memory. */
class TiffDamageTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** More for a longer search: -Dstacker.damageRounds=100000. */
  private static final int ROUNDS = Integer.getInteger("stacker.damageRounds", 500);

  private static final long SMALL = 50_000_000;

  @TempDir Path folder;

  @ParameterizedTest(name = "compression {0}, BigTIFF {1}, tile {2}, seed {3}")
  @CsvSource({
    "1, false, 0, 1",
    "1, true, 16, 2",
    "5, false, 16, 3",
    "5, true, 0, 4",
    "8, false, 0, 5",
    "8, true, 16, 6",
    "32773, false, 0, 7",
    "32773, true, 16, 8"
  })
  void anyDamageIsReadOrRefused(int compression, boolean big, int tile, long seed) {
    TiffMaker maker = new TiffMaker();
    maker.samples = 3;
    maker.photometric = 2;
    maker.bits = 16;
    maker.compression = compression;
    maker.predictor = compression == 1 ? 1 : 2;
    maker.big = big;
    maker.tileWidth = tile;
    maker.tileHeight = tile;
    maker.tag(282, 5, 300, 1).tag(283, 5, 300, 1).tag(306, 2, 50, 48, 50, 52, 0);
    byte[] sound = maker.make((x, y, band) -> x * 31L + y * 7L * band);
    Random random = new Random(seed);
    assertTimeoutPreemptively(
        SOON,
        () -> {
          for (int i = 0; i < ROUNDS; i++) {
            readOrRefuse(damage(sound, random));
          }
        });
  }

  /** Most of what matters lies at the end, where the directory is. */
  private static byte[] damage(byte[] sound, Random random) {
    byte[] damaged = sound.clone();
    int directory = Math.min(sound.length, 500);
    for (int i = random.nextInt(4); i >= 0; i--) {
      boolean anywhere = random.nextInt(4) == 0;
      int at =
          anywhere ? random.nextInt(sound.length) : sound.length - 1 - random.nextInt(directory);
      damaged[at] = (byte) (random.nextBoolean() ? random.nextInt() : random.nextInt(5) - 2);
    }
    return random.nextInt(8) == 0
        ? Arrays.copyOf(damaged, random.nextInt(damaged.length))
        : damaged;
  }

  private void readOrRefuse(byte[] file) throws IOException {
    try (FrameFile frame = Tiffs.open(folder, file)) {
      ImageInfo info = frame.info();
      Tile tile = new Tile();
      int rows = (int) Math.max(1, Math.min(info.height(), 1_000_000 / info.bytesPerRow()));
      if (info.bytesPerRow() > SMALL || frame.workingBytes() > SMALL) {
        return;
      }
      for (int y = 0; y < Math.min(200, info.height()); y += rows) {
        int step = Math.min(rows, info.height() - y);
        frame.read(new Region(0, y, info.width(), step), tile);
      }
    } catch (IOException e) {
      assertTrue(e.getMessage() != null && !e.getMessage().isBlank());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 7, 8, 20})
  void aFileCutShortIsRefused(int length) {
    byte[] file = Arrays.copyOf(new TiffMaker().make((x, y, band) -> x), length);
    assertThrows(IOException.class, () -> Tiffs.open(folder, file));
  }

  @Test
  void unsupportedKindsAreNamed() {
    assertRefused(
        "compression 6 (old-style JPEG) is not supported",
        maker -> maker.tag(259, TiffMaker.SHORT, 6));
    assertRefused(
        "compression 34887 (LERC) is not supported",
        maker -> maker.tag(259, TiffMaker.LONG, 34887));
    assertRefused(
        "photometric interpretation 8 (CIE L*a*b*) is not supported",
        maker -> maker.tag(262, TiffMaker.SHORT, 8));
    assertRefused("complex samples are not supported", maker -> maker.sampleFormat = 6);
    assertRefused(
        "signed integer samples of 4 bits are not supported",
        maker -> {
          maker.bits = 4;
          maker.sampleFormat = 2;
        });
    assertRefused(
        "unsigned integer samples of 64 bits are not supported", maker -> maker.bits = 64);
    assertRefused(
        "the horizontal predictor with unsigned integer samples of 4 bits is not supported",
        maker -> {
          maker.bits = 4;
          maker.compression = 8;
          maker.tag(317, TiffMaker.SHORT, 2);
        });
    assertRefused(
        "bands that differ in tag 258 (BitsPerSample) (8 and 4) are not supported",
        maker -> {
          maker.samples = 2;
          maker.tag(258, TiffMaker.SHORT, 8, 4);
        });
  }

  @Test
  void impossibleClaimsAreRefused() {
    assertRefused(
        "tag 256 (ImageWidth) is 0, not 1 to 2147483647",
        maker -> maker.tag(256, TiffMaker.SHORT, 0));
    assertRefused("65 bands, not 1 to 64", maker -> maker.tag(277, TiffMaker.SHORT, 65));
    assertRefused(
        "tag 278 (RowsPerStrip) is 0, not 1 to 2147483647",
        maker -> maker.tag(278, TiffMaker.SHORT, 0));
    assertRefused(
        "strip 2 of 5, 185 bytes at byte 4294967295, reaches beyond the end of the file"
            + " (1062 bytes)",
        maker -> maker.tag(273, TiffMaker.LONG, 8, 0xffff_ffffL, 8, 8, 8));
    assertRefused(
        "tag 273 (StripOffsets) has 2 numbers where the picture needs 5",
        maker -> maker.tag(273, TiffMaker.LONG, 8, 8));
    assertRefused(
        "strip 5 of 5 claims 111 bytes of samples in 0 bytes of the file",
        maker -> {
          maker.compression = 8;
          maker.tag(279, TiffMaker.LONG, 1, 1, 1, 1, 0);
        });
  }

  private void assertRefused(String sentence, Consumer<TiffMaker> change) {
    TiffMaker maker = new TiffMaker();
    change.accept(maker);
    byte[] file = maker.make((x, y, band) -> x);
    IOException e = assertThrows(IOException.class, () -> Tiffs.open(folder, file));
    assertEquals(sentence, e.getMessage());
  }

  @Test
  void limitsHold() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.compression = 8;
    Path file = Files.write(folder.resolve("a.tif"), maker.make((x, y, band) -> 0));
    TiffReaderProvider provider = new TiffReaderProvider();
    assertThrows(
        IOException.class,
        () -> provider.open(file, new Limits(37 * 23 - 1, 1, 100, 1 << 20, 1 << 28, 1000)));
    assertThrows(
        IOException.class,
        () -> provider.open(file, new Limits(1 << 20, 1, 100, 20, 1 << 28, 1000)));
    assertThrows(
        IOException.class,
        () -> provider.open(file, new Limits(1 << 20, 1, 100, 1 << 20, 1 << 28, 1)));
    provider.open(file, new Limits(37 * 23, 1, 100, 1 << 20, 1 << 28, 1000)).close();
  }

  @Test
  void damagedSegmentsAreNamedWhenTheyAreRead() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.compression = 8;
    byte[] file = maker.make((x, y, band) -> x * y);
    int second = 8 + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(lengthsAt(file));
    file[second] = 0x55;
    try (FrameFile frame = Tiffs.open(folder, file)) {
      Tile tile = new Tile();
      frame.read(new Region(0, 0, 37, 5), tile);
      IOException e =
          assertThrows(IOException.class, () -> frame.read(new Region(0, 5, 37, 1), tile));
      assertTrue(e.getMessage().startsWith("strip 2 of 5: the deflate data are damaged"));
      frame.read(new Region(0, 10, 37, 5), tile);
    }
  }

  /** Finds the numbers of the StripByteCounts of a classic little-endian file. */
  private static int lengthsAt(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int entry = bytes.getInt(4) + 2;
    while (bytes.getShort(entry) != 279) {
      entry += 12;
    }
    return bytes.getInt(entry + 8);
  }

  @Test
  void aFileThatShrinksWhileItIsReadEndsInASentence() throws IOException {
    Path file = folder.resolve("shrinking.tif");
    Files.write(file, new TiffMaker().make((x, y, band) -> x));
    try (FrameFile frame = Tiffs.open(file)) {
      Tile tile = new Tile();
      frame.read(new Region(0, 0, 37, 23), tile);
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(100);
      }
      IOException e =
          assertThrows(IOException.class, () -> frame.read(new Region(0, 0, 37, 23), tile));
      assertEquals("the file ends before byte 100, which is needed", e.getMessage());
    }
  }

  @Test
  void aCircleOfDirectoriesIsToldAndTheFirstPictureRead() throws IOException {
    byte[] file = new TiffMaker().make((x, y, band) -> x);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    int directory = bytes.getInt(4);
    bytes.putInt(directory + 2 + 12 * bytes.getShort(directory), directory);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(
          List.of("#0 37x23 page", "#1 the list of directories runs in a circle"),
          frame.pictures().stream().map(PictureEntry::toString).toList());
      assertEquals(36, MemoryImage.copyOf(frame, 23).get(36, 22, 0));
    }
  }
}
