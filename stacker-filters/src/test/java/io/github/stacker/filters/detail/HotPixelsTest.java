package io.github.stacker.filters.detail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Filter;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import io.github.stacker.filters.detail.HotPixels.Kind;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HotPixelsTest extends FilterContract<HotPixels.Parameters> {
  @Override
  protected HotPixels provider() {
    return new HotPixels();
  }

  @Override
  protected HotPixels.Parameters parameters() {
    return new HotPixels.Parameters(1, 0.05, Kind.BOTH);
  }

  @Test
  void whatStandsOutIsReplacedAndAllElseKeepsItsBits() throws IOException {
    for (SampleType type : SampleType.values()) {
      MemoryImage image = noisy(type);
      for (Kind kind : Kind.values()) {
        int replaced = assertMended(image, 5, 0.03, kind);
        assertTrue(replaced > 3 && replaced < 80, replaced + " samples replaced");
      }
    }
  }

  @Test
  void missingSamplesAreNoNeighbours() throws IOException {
    MemoryImage noisy = noisy(SampleType.FLOAT32);
    double[] samples = noisy.toArray();
    assertMended(
        MemoryImage.of(noisy.info(), i -> i % 7 == 3 ? Double.NaN : samples[i]), 4, 0, Kind.BOTH);
  }

  @Test
  void aSampleAloneStays() throws IOException {
    ImageInfo info = ImageInfo.of(9, 9, Pictures.GREY, SampleType.FLOAT32);
    MemoryImage image = MemoryImage.of(info, i -> i == 40 ? 0.9 : Double.NaN);
    assertArrayEquals(image.toArray(), applied(filter(0, 0, Kind.BOTH), image).toArray());
  }

  @Test
  void oneHotPixelOfAnEvenPictureIsGone() throws IOException {
    ImageInfo info = ImageInfo.of(20, 10, Pictures.GREY, SampleType.UINT8);
    MemoryImage image = MemoryImage.of(info, i -> i == 105 ? 250 : i == 0 ? 1 : 50);
    double[] both = applied(filter(8, 0.05, Kind.BOTH), image).toArray();
    assertTrue(Arrays.stream(both).allMatch(s -> s == 50));
    double[] hot = applied(filter(8, 0.05, Kind.HOT), image).toArray();
    assertEquals(50, hot[105]);
    assertEquals(1, hot[0]);
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    assertRefused("sigmas is -1.0, not within 0.0 to 1000.0", -1, 0);
    assertRefused("least is 1.1, not within 0.0 to 1.0", 1, 1.1);
    assertThrows(NullPointerException.class, () -> new HotPixels.Parameters(1, 0, null));
  }

  private static void assertRefused(String message, double sigmas, double least) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new HotPixels.Parameters(sigmas, least, Kind.HOT));
    assertEquals(message, e.getMessage());
  }

  private static Filter filter(double sigmas, double least, Kind kind) {
    return new HotPixels().create(new HotPixels.Parameters(sigmas, least, kind));
  }

  /** Compares with what is computed slowly; gives how many samples were replaced. */
  private static int assertMended(MemoryImage image, double sigmas, double least, Kind kind)
      throws IOException {
    MemoryImage mended = applied(filter(sigmas, least, kind), image);
    ImageInfo info = image.info();
    assertEquals(info, mended.info());
    int replaced = 0;
    for (int y = 0; y < info.height(); y++) {
      for (int x = 0; x < info.width(); x++) {
        for (int band = 0; band < info.bandCount(); band++) {
          double own = image.get(x, y, band);
          double median = standingOut(image, x, y, band, sigmas, least * info.white(), kind);
          boolean stays = Double.isNaN(median) || Double.isNaN(own);
          double rounded = info.sampleType().isInteger() ? Math.floor(median + 0.5) : median;
          replaced += stays ? 0 : 1;
          double expected = stays ? own : rounded;
          assertEquals(expected, mended.get(x, y, band), stays ? 0 : 1e-7, x + ", " + y);
        }
      }
    }
    return replaced;
  }

  /** Gives the median of the neighbours if a sample stands out, otherwise NaN. */
  private static double standingOut(
      MemoryImage image, int x, int y, int band, double sigmas, double least, Kind kind) {
    double own = image.get(x, y, band);
    double[] around = MedianFilterTest.SlowSquare.of(image, x, y, band, 2);
    around[12] = Double.NaN;
    if (Arrays.stream(around).allMatch(Double::isNaN)) {
      return Double.NaN;
    }
    double median = MedianFilterTest.SlowSquare.median(around);
    double[] distances = Arrays.stream(around).map(s -> Math.abs(s - median)).toArray();
    double limit = Math.max(least, sigmas * 1.4826 * MedianFilterTest.SlowSquare.median(distances));
    boolean wanted = kind == Kind.BOTH || (own > median) == (kind == Kind.HOT);
    return wanted && Math.abs(own - median) > limit ? median : Double.NaN;
  }

  private static MemoryImage noisy(SampleType type) {
    Random random = new Random(3);
    return MemoryImage.of(
        ImageInfo.of(22, 20, Pictures.RGB, type),
        i -> {
          double share = 0.5 + 0.01 * random.nextGaussian();
          if (random.nextInt(50) == 0) {
            share = random.nextDouble();
          }
          return type.isInteger() ? Math.floor(share * type.white()) : share * type.white();
        });
  }
}
