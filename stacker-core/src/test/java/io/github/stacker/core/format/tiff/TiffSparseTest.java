package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads files that leave out segments, or tags about them. */
class TiffSparseTest {
  private static final int ASCII = 2;
  private static final int LOST = 2;

  @TempDir Path folder;

  private static long sample(int x, int y, int band) {
    return 1 + x * 31L + y * 7L + band;
  }

  /** Leaves a strip of a classic little-endian file out. */
  private static byte[] without(int strip, byte[] file, int... tags) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    for (int tag : tags) {
      bytes.putInt(bytes.getInt(entry(bytes, tag) + 8) + 4 * strip, 0);
    }
    return file;
  }

  private static int entry(ByteBuffer bytes, int tag) {
    int entry = bytes.getInt(4) + 2;
    while ((bytes.getShort(entry) & 0xffff) != tag) {
      entry += 12;
    }
    return entry;
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4, 1", "6, 1", "8, 1", "12, 1", "16, 1", "24, 1", "32, 1"})
  void stripsLeftOutAreZeroOrNoData(int bits, int number) throws IOException {
    for (int compression : new int[] {1, 5, 8, 50000}) {
      for (boolean noData : new boolean[] {false, true}) {
        TiffMaker maker = new TiffMaker();
        maker.bits = bits;
        maker.samples = 3;
        maker.compression = compression;
        if (noData) {
          maker.tag(42113, ASCII, '0' + number, 0);
        }
        MemoryImage sound = Tiffs.readAll(folder, maker.make(TiffSparseTest::sample));
        MemoryImage read =
            Tiffs.readAll(folder, without(LOST, maker.make(TiffSparseTest::sample), 273, 279));
        TiffMaker constant = maker;
        MemoryImage empty =
            Tiffs.readAll(folder, constant.make((x, y, band) -> noData ? number : 0));
        assertEquals(sound.info(), read.info());
        assertPutTogether(sound, empty, read, maker.rowsPerStrip);
      }
    }
  }

  private static void assertPutTogether(
      MemoryImage sound, MemoryImage empty, MemoryImage read, int rows) {
    for (int y = 0; y < read.info().height(); y++) {
      MemoryImage expected = y / rows == LOST ? empty : sound;
      for (int x = 0; x < read.info().width(); x++) {
        for (int band = 0; band < read.info().bandCount(); band++) {
          assertEquals(expected.get(x, y, band), read.get(x, y, band));
        }
      }
    }
  }

  @Test
  void alphaOfASegmentLeftOutIsZero() throws IOException {
    for (boolean planar : new boolean[] {false, true}) {
      for (int format : new int[] {1, 3}) {
        TiffMaker maker = new TiffMaker();
        maker.bits = 32;
        maker.sampleFormat = format;
        maker.samples = 2;
        maker.planar = planar;
        maker.tag(338, TiffMaker.SHORT, 2).tag(42113, ASCII, '7', 0);
        byte[] file = without(LOST, maker.make(TiffSparseTest::sample), 273, 279);
        file = planar ? without(LOST + 5, file, 273, 279) : file;
        MemoryImage read = Tiffs.readAll(folder, file);
        assertEquals(Double.NaN, read.get(3, 5 * LOST, 0));
        assertEquals(0, read.get(3, 5 * LOST, 1));
      }
    }
  }

  @Test
  void aSparseUncompressedFileIsReadInPlaceEvenIfItIsSmallerThanThePicture() throws IOException {
    TiffMaker maker = new TiffMaker();
    maker.rowsPerStrip = 23;
    byte[] file = maker.make((x, y, band) -> 9);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(entry(bytes, 273) + 8, 0).putInt(entry(bytes, 279) + 8, 0);
    bytes.putShort(entry(bytes, 256) + 8, (short) 60_000);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(ImageSource.Access.IN_PLACE, frame.access());
      MemoryImage read = MemoryImage.copyOf(frame, 5);
      assertEquals(0, read.get(59_999, 22, 0));
    }
  }

  @Test
  void aStripInTheHeaderIsDamage() {
    for (int compression : new int[] {1, 8}) {
      TiffMaker maker = new TiffMaker();
      maker.compression = compression;
      byte[] file = without(LOST, maker.make((x, y, band) -> 1), 273);
      IOException e = assertThrows(IOException.class, () -> Tiffs.open(folder, file));
      String end = " bytes at byte 0, lies where the header is";
      assertEquals(end, e.getMessage().replaceFirst("strip 3 of 5, \\d+", ""));
    }
  }

  @Test
  void uncompressedStripsNeedNoByteCounts() throws IOException {
    byte[] file = new TiffMaker().make(TiffSparseTest::sample);
    MemoryImage sound = Tiffs.readAll(folder, file);
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putShort(entry(bytes, 279), (short) 280);
    assertArrayEquals(sound.toArray(), Tiffs.readAll(folder, file).toArray());
    without(LOST, file, 273);
    double[] rows = Arrays.copyOfRange(Tiffs.readAll(folder, file).toArray(), 370, 555);
    assertArrayEquals(new double[185], rows);
  }

  @Test
  void aStripMayClaimMoreRowsThanThereAre() throws IOException {
    for (long rows : new long[] {24, 65_535, 0xffff_ffffL}) {
      for (int compression : new int[] {1, 8}) {
        TiffMaker maker = new TiffMaker();
        maker.compression = compression;
        maker.rowsPerStrip = 23;
        MemoryImage sound = Tiffs.readAll(folder, maker.make(TiffSparseTest::sample));
        byte[] file = maker.tag(278, TiffMaker.LONG, rows).make(TiffSparseTest::sample);
        assertArrayEquals(sound.toArray(), Tiffs.readAll(folder, file).toArray());
        try (FrameFile frame = Tiffs.open(folder, file)) {
          Map<String, String> details = frame.details();
          assertEquals("strips of 23 rows", details.get("layout"));
        }
      }
    }
  }
}
