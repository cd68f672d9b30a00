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
import java.util.List;
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
      MemoryImage image = noisy(type, 22, 20);
      for (Kind kind : Kind.values()) {
        int replaced = assertMended(image, 5, 0.03, kind);
        assertTrue(replaced > 3 && replaced < 80, replaced + " samples replaced");
      }
    }
  }

  @Test
  void missingSamplesAreNoNeighbours() throws IOException {
    MemoryImage noisy = noisy(SampleType.FLOAT32, 22, 20);
    double[] samples = noisy.toArray();
    assertMended(
        MemoryImage.of(noisy.info(), i -> i % 7 == 3 ? Double.NaN : samples[i]), 4, 0, Kind.BOTH);
  }

  /** What is computed for many places at once, and what is left over, are the same. */
  @Test
  void widePicturesHaveTheSameBits() throws IOException {
    for (SampleType type : SampleType.values()) {
      assertTrue(assertMended(noisy(type, 533, 5), 6, 0.02, Kind.BOTH) > 50);
    }
  }

  /** Nearly everything is far from its neighbours there, and next to nothing stands out. */
  @Test
  void pureNoiseHasTheSameBits() throws IOException {
    for (SampleType type : SampleType.values()) {
      MemoryImage image = MemoryImage.random(ImageInfo.of(400, 7, Pictures.RGB, type), 8);
      for (double sigmas : new double[] {0, 0.5, 1.5, 3, 8}) {
        assertMended(image, sigmas, 0.01, Kind.BOTH);
      }
    }
  }

  @Test
  void gapsOfWidePicturesAreNoNeighbours() throws IOException {
    for (SampleType type : List.of(SampleType.FLOAT32, SampleType.FLOAT64)) {
      MemoryImage image = Pictures.torn(ImageInfo.of(530, 9, Pictures.RGB, type), 9);
      assertTrue(assertMended(image, 1, 0.01, Kind.BOTH) > 50);
    }
  }

  @Test
  void infiniteSamplesAreReplaced() throws IOException {
    ImageInfo info = ImageInfo.of(300, 6, Pictures.GREY, SampleType.FLOAT32);
    MemoryImage noise = MemoryImage.random(info, 10);
    double[] samples = noise.toArray();
    MemoryImage image =
        MemoryImage.of(info, i -> i % 97 == 5 ? Double.POSITIVE_INFINITY : samples[i]);
    assertEquals(19, assertMended(image, 8, 0.05, Kind.BOTH));
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
    assertRefused("sigmas is -1, not within 0 to 1000", -1, 0);
    assertRefused("least is 1.1, not within 0 to 1", 1, 1.1);
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
          replaced += stays ? 0 : 1;
          double expected = stays ? own : Pictures.stored(median, info);
          assertEquals(expected, mended.get(x, y, band), x + ", " + y + ", " + band);
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
    double sigma = 1.4826 * MedianFilterTest.SlowSquare.median(distances);
    double limit = Math.max(least, sigmas * sigma);
    boolean wanted = kind == Kind.BOTH || (own > median) == (kind == Kind.HOT);
    return wanted && Math.abs(own - median) > limit ? median : Double.NaN;
  }

  private static MemoryImage noisy(SampleType type, int width, int height) {
    Random random = new Random(3);
    return MemoryImage.of(
        ImageInfo.of(width, height, Pictures.RGB, type),
        i -> {
          double share = 0.5 + 0.01 * random.nextGaussian();
          if (random.nextInt(50) == 0) {
            share = random.nextDouble();
          }
          return type.isInteger() ? Math.floor(share * type.white()) : share * type.white();
        });
  }
}
