package io.github.stacker.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.ImageSource;
import io.github.stacker.api.Limits;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.core.RealFrames;
import io.github.stacker.core.format.png.PngReaderProvider;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of NumPy 1.24.2 (min, max, mean, std, median) for real frames, in doubles. */
class RealFrameStatisticsTest {
  private static final int FITS_HEADER_BYTES = 2880;

  @Test
  void aPhotographHasTheNumbersOfNumpy() throws IOException {
    double[][] expected = {
      {0, 224, 135.1231689453125, 46.61835565840695, 136, 43},
      {0, 231, 131.72367350260416, 50.3533770873069, 128, 42},
      {0, 248, 136.50065104166666, 56.657557450951906, 127, 41}
    };
    try (ImageSource frame =
        new PngReaderProvider()
            .open(RealFrames.path("burst/table-png/table_01.png"), Limits.DEFAULT)) {
      FrameStatistics statistics = FrameStatistics.of(frame, Zeros.COUNT);
      for (int band = 0; band < 3; band++) {
        assertClose(expected[band], statistics.bands().get(band), 0);
      }
    }
  }

  @Test
  void aTelescopesFrameHasTheNumbersOfNumpy() throws IOException {
    ByteBuffer samples = fits("astro/sprat/light_1.fits");
    MemoryImage frame =
        MemoryImage.of(
            ImageInfo.of(1024, 254, List.of(Band.GREY), SampleType.UINT16),
            i -> samples.getShort(2 * i) + 32_768);
    double[] expected = {905, 6851, 920.7138095164862, 32.85483301257912, 917, 2};
    assertClose(expected, FrameStatistics.of(frame, Zeros.COUNT).bands().get(0), 0);
  }

  @Test
  void aFloatingDarkHasTheNumbersOfNumpyToSixteenBits() throws IOException {
    ByteBuffer samples = fits("astro/sprat/master_dark_600s.fits");
    MemoryImage frame =
        MemoryImage.of(
            ImageInfo.of(1024, 254, List.of(Band.GREY), SampleType.FLOAT32),
            i -> samples.getFloat(4 * i));
    double[] expected = {
      -0.77001953125,
      1313.47998046875,
      11.785273530351834,
      9.975907945593928,
      11.22998046875,
      2.20001220703125
    };
    assertClose(expected, FrameStatistics.of(frame, Zeros.COUNT).bands().get(0), 0x1p-16);
  }

  private static ByteBuffer fits(String name) throws IOException {
    byte[] file = Files.readAllBytes(RealFrames.path(name));
    return ByteBuffer.wrap(file, FITS_HEADER_BYTES, file.length - FITS_HEADER_BYTES).slice();
  }

  private static void assertClose(double[] expected, BandStatistics actual, double rounding) {
    assertEquals(expected[0], actual.minimum());
    assertEquals(expected[1], actual.maximum());
    assertEquals(expected[2], actual.mean(), 1e-12 * expected[2]);
    assertEquals(expected[3], actual.standardDeviation(), 1e-12 * expected[3]);
    assertEquals(expected[4], actual.median(), rounding * expected[4]);
    assertEquals(expected[5], actual.mad(), 2 * rounding * expected[4]);
  }
}
