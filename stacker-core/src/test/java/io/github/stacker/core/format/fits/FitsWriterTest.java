package io.github.stacker.core.format.fits;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import java.util.List;
import org.junit.jupiter.api.Test;

class FitsWriterTest {
  private static void check(List<Band> bands, SampleType type) {
    new FitsWriter().check(ImageInfo.of(9, 9, bands, type));
  }

  @Test
  void bandsWithoutMeaningInFitsAreRefused() {
    for (List<Band> bands :
        List.of(List.of(Band.RED), List.of(Band.BLUE, Band.GREEN, Band.RED), List.of(Band.ALPHA))) {
      IllegalArgumentException e =
          assertThrows(IllegalArgumentException.class, () -> check(bands, SampleType.UINT8));
      assertTrue(e.getMessage().startsWith("FITS cannot hold the bands"), e.getMessage());
    }
  }

  @Test
  void alphaOfIntegersIsRefusedWithAdvice() {
    List<Band> bands = List.of(Band.GREY, Band.ALPHA);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> check(bands, SampleType.UINT16));
    assertEquals(
        "FITS has no alpha: write float32, where NaN says that a pixel has no sample, or a TIFF",
        e.getMessage());
    assertDoesNotThrow(() -> check(bands, SampleType.FLOAT32));
  }

  @Test
  void memoryDoesNotGrowWithTheHeight() {
    ImageInfo low = ImageInfo.of(4096, 1000, List.of(Band.GREY), SampleType.FLOAT32);
    assertEquals(
        new FitsWriter().workingBytes(low),
        new FitsWriter().workingBytes(low.withSize(4096, 1 << 30)));
  }
}
