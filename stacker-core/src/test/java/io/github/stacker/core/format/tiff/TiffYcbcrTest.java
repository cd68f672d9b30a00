package io.github.stacker.core.format.tiff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.stacker.api.FrameFile;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads brightness and differences of colour; the samples are compared with those of others. */
class TiffYcbcrTest {
  @TempDir Path folder;

  private static TiffMaker maker(int columns, int rows) {
    TiffMaker maker = new TiffMaker();
    maker.samples = 3;
    maker.photometric = 6;
    return maker.tag(530, TiffMaker.SHORT, columns, rows);
  }

  /** Makes blocks of 2x2 pixels by storing each as if it were a pixel of six samples. */
  private static byte[] blocks(int width, int height, int rowsPerStrip) {
    TiffMaker maker = maker(2, 2);
    maker.samples = 6;
    maker.width = width / 2;
    maker.height = height / 2;
    maker.rowsPerStrip = rowsPerStrip / 2;
    maker.tag(277, TiffMaker.SHORT, 3).tag(278, TiffMaker.SHORT, rowsPerStrip);
    maker.tag(256, TiffMaker.SHORT, width).tag(257, TiffMaker.SHORT, height);
    return maker.make((x, y, sample) -> x * 3L + y * 5L + sample * 40L);
  }

  @Test
  void stripsTooLargeToKeepAreReadRowByRowWithTheSameSamples() throws IOException {
    String kept;
    try (FrameFile frame = Tiffs.open(folder, blocks(2000, 1600, 100))) {
      assertEquals(ImageSource.Access.TILES, frame.access());
      kept = Tiffs.crc(frame);
    }
    try (FrameFile frame = Tiffs.open(folder, blocks(2000, 1600, 1600))) {
      assertEquals(ImageSource.Access.ROWS, frame.access());
      assertEquals(kept, Tiffs.crc(frame));
    }
  }

  @Test
  void greyHasNoDifferencesOfColourAndIsReadInPlaceIfUncompressed() throws IOException {
    byte[] file = maker(1, 1).make((x, y, band) -> band == 0 ? x * 6L : 128);
    try (FrameFile frame = Tiffs.open(folder, file)) {
      assertEquals(ImageSource.Access.IN_PLACE, frame.access());
      MemoryImage image = MemoryImage.copyOf(frame, 7);
      for (int x = 0; x < 37; x++) {
        for (int band = 0; band < 3; band++) {
          assertEquals(x * 6, image.get(x, 11, band));
        }
      }
    }
  }

  @Test
  void otherKindsAreRefused() {
    assertRefused(
        1, 1, "YCbCr of 3 unsigned integer samples of 16 bits is not supported", m -> m.bits = 16);
    assertRefused(
        1, 1, "YCbCr of 4 unsigned integer samples of 8 bits is not supported", m -> m.samples = 4);
    assertRefused(3, 1, "YCbCr subsampled 3x1 is not known", m -> {});
    assertRefused(2, 1, "YCbCr subsampled and band by band is not supported", m -> m.planar = true);
    assertRefused(
        2,
        2,
        "a predictor of subsampled YCbCr is not supported",
        m -> {
          m.compression = 8;
          m.predictor = 2;
        });
    assertRefused(
        1, 1, "tag 529 (YCbCrCoefficients) has no green", m -> m.tag(529, 5, 1, 2, 0, 1, 1, 2));
    assertRefused(
        1, 1, "tag 529 (YCbCrCoefficients) holds NaN", m -> m.tag(529, 5, 0, 0, 0, 1, 1, 2));
    assertRefused(
        1,
        1,
        "YCbCr with segments that are left out is not supported",
        m -> m.tag(273, TiffMaker.LONG, 8, 8, 8, 8, 0).tag(279, TiffMaker.LONG, 9, 9, 9, 9, 0));
  }

  private void assertRefused(int columns, int rows, String sentence, Consumer<TiffMaker> change) {
    TiffMaker maker = maker(columns, rows);
    change.accept(maker);
    byte[] file = maker.make((x, y, band) -> x);
    IOException e = assertThrows(IOException.class, () -> Tiffs.open(folder, file));
    assertEquals(sentence, e.getMessage());
  }

  @Test
  void blocksThatEndTooSoonAreDamage() throws IOException {
    TiffMaker maker = maker(2, 2);
    maker.rowsPerStrip = 23;
    maker.tag(279, TiffMaker.LONG, 100);
    try (FrameFile frame = Tiffs.open(folder, maker.make((x, y, band) -> x))) {
      IOException e = assertThrows(IOException.class, () -> MemoryImage.copyOf(frame, 7));
      assertEquals("strip 1 of 1: it ends before all samples are there", e.getMessage());
    }
  }
}
