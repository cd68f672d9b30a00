package io.github.stacker.filters.tone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.stacker.api.Band;
import io.github.stacker.api.ImageInfo;
import io.github.stacker.api.SampleType;
import io.github.stacker.api.contract.FilterContract;
import io.github.stacker.api.contract.MemoryImage;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AutoStretchTest extends FilterContract<AutoStretch.Parameters> {
  private static final List<Band> RGB = List.of(Band.RED, Band.GREEN, Band.BLUE);
  private static final AutoStretch.Parameters LINKED = new AutoStretch.Parameters(0.25, -2.8, true);
  private static final AutoStretch.Parameters UNLINKED =
      new AutoStretch.Parameters(0.2, -1.5, false);

  @Override
  protected AutoStretch provider() {
    return new AutoStretch();
  }

  @Override
  protected AutoStretch.Parameters parameters() {
    return UNLINKED;
  }

  @Test
  void linkedColoursShareTheCurveOfTheirMeans() throws IOException {
    MemoryImage image = faint(SampleType.UINT16);
    MemoryImage stretched = applied(new AutoStretch().create(LINKED), image);
    double median = 0;
    double sigma = 0;
    for (int band = 0; band < 3; band++) {
      median += median(shares(image, band)) / 3;
      sigma += sigma(shares(image, band)) / 3;
    }
    for (int band = 0; band < 3; band++) {
      assertCurve(image, stretched, band, median, sigma, LINKED);
    }
  }

  @Test
  void otherwiseEachHasItsOwn() throws IOException {
    for (SampleType type : SampleType.values()) {
      MemoryImage image = faint(type);
      MemoryImage stretched = applied(new AutoStretch().create(UNLINKED), image);
      for (int band = 0; band < 3; band++) {
        double[] shares = shares(image, band);
        assertCurve(image, stretched, band, median(shares), sigma(shares), UNLINKED);
      }
    }
  }

  @Test
  void theBackgroundComesToItsShare() throws IOException {
    MemoryImage stretched = applied(new AutoStretch().create(LINKED), faint(SampleType.FLOAT32));
    double[] shares = shares(stretched, 1);
    assertEquals(0.25, median(shares), 0.02);
  }

  /** By the formula: c is 0.372, m 0.08, and x 0.045. */
  @Test
  void theBackgroundOfABrightImageBecomesMore() throws IOException {
    ImageInfo info = ImageInfo.of(40, 30, RGB, SampleType.FLOAT64);
    Random random = new Random(4);
    MemoryImage image = MemoryImage.of(info, i -> 0.4 + 0.01 * random.nextGaussian());
    MemoryImage stretched = applied(new AutoStretch().create(LINKED), image);
    assertEquals(0.351, median(shares(stretched, 1)), 0.03);
  }

  @Test
  void aNegativeIsStretchedAsItsPositiveIs() throws IOException {
    ImageInfo info = ImageInfo.of(40, 30, List.of(Band.GREY), SampleType.FLOAT64);
    Random random = new Random(2);
    double[] samples = random.doubles(1200).map(x -> 0.01 + 0.002 * x).toArray();
    MemoryImage positive = MemoryImage.of(info, i -> samples[i]);
    MemoryImage negative = MemoryImage.of(info, i -> 1 - samples[i]);
    double[] one = applied(new AutoStretch().create(LINKED), positive).toArray();
    double[] other = applied(new AutoStretch().create(LINKED), negative).toArray();
    for (int i = 0; i < one.length; i++) {
      // Samples near white are counted more coarsely than those near black.
      assertEquals(one[i], 1 - other[i], 0.02);
    }
  }

  /**
   * Siril 1.0.6, which has the curve as a command, but not yet autostretch: frames of the samples
   * below written by astropy 5.2.1 as unsigned 16-bit FITS, then {@code load mono.fits}, {@code mtf
   * 0.042670239 0.047565898 1}, {@code save}, and {@code load rgb.fits}, {@code mtf 0.050523229
   * 0.047001467 1}, {@code save}. These numbers are c and m by {@code numpy.median}, of which Siril
   * gives the same medians (3869.5, 4377 and 4866.5, {@code stat}).
   */
  @Test
  void picturesComeOutAsOfSiril() throws IOException {
    int[] places = {0, 1, 500, 1543, 2000, 3071};
    int[] mono = {4011, 19054, 12566, 20073, 20335, 17738};
    int[][] rgb = {
      {0, 12911, 4398, 14220, 14554, 11211},
      {4398, 7396, 15198, 17543, 16870, 21518},
      {13010, 16662, 22902, 25234, 24017, 19856}
    };
    MemoryImage grey = ofSiril(List.of(Band.GREY));
    MemoryImage coloured = ofSiril(RGB);
    MemoryImage stretchedGrey = applied(new AutoStretch().create(LINKED), grey);
    MemoryImage stretched = applied(new AutoStretch().create(LINKED), coloured);
    for (int i = 0; i < places.length; i++) {
      int x = places[i] % 64;
      int y = places[i] / 64;
      // Medians differ by half a level, so black by 2.6 at most; the curve is steepest there, 20.
      assertEquals(mono[i], stretchedGrey.get(x, y, 0), 52);
      for (int band = 0; band < 3; band++) {
        assertEquals(rgb[band][i], stretched.get(x, y, band), 52);
      }
    }
  }

  private static MemoryImage ofSiril(List<Band> bands) {
    ImageInfo info = ImageInfo.of(64, 48, bands, SampleType.UINT16);
    return MemoryImage.of(
        info,
        sample -> {
          int b = sample % bands.size();
          int i = sample / bands.size();
          int noise = (i * (7919 + b * 104) + b * 31) % 997 + i * (613 + b * 6) % 499 + i * i % 251;
          int star = i % (61 + b) == 0 ? i * 37 % 50_000 : 0;
          return Math.min(65_535, 3000 + 500 * b + noise + star);
        });
  }

  @Test
  void anImageOfOneSampleHasTheSpreadOfSiril() throws IOException {
    ImageInfo info = ImageInfo.of(4, 4, List.of(Band.GREY), SampleType.FLOAT32);
    List<?> spreads =
        (List<?>) new AutoStretch().create(LINKED).measure(MemoryImage.of(info, i -> 0.25));
    assertEquals(0.001, ((AutoStretch.Spread) spreads.get(0)).sigma());
  }

  @Test
  void oneBrightColourMakesNoNegative() throws IOException {
    ImageInfo info = ImageInfo.of(40, 30, RGB, SampleType.FLOAT64);
    Random random = new Random(3);
    MemoryImage image =
        MemoryImage.of(info, i -> (i % 3 == 0 ? 0.7 : 0.1) + 0.01 * random.nextGaussian());
    MemoryImage stretched = applied(new AutoStretch().create(UNLINKED), image);
    for (int band = 0; band < 3; band++) {
      double[] shares = shares(image, band);
      assertCurve(image, stretched, band, median(shares), sigma(shares), UNLINKED);
    }
  }

  @Test
  void transparentPixelsAndMissingSamplesDoNotCount() throws IOException {
    ImageInfo info = ImageInfo.of(5, 1, List.of(Band.GREY, Band.ALPHA), SampleType.FLOAT32);
    double[] samples = {0.1, 1, 0.2, 1, 0.9, 0.5, Double.NaN, 1, 0.3, 1};
    MemoryImage image = MemoryImage.of(info, i -> samples[i]);
    List<?> spreads = (List<?>) new AutoStretch().create(LINKED).measure(image);
    AutoStretch.Spread spread = (AutoStretch.Spread) spreads.get(0);
    assertEquals(0.2, spread.median(), 1e-5);
    assertEquals(1.4826 * 0.1, spread.sigma(), 1e-5);
  }

  @Test
  void numbersOutsideTheLimitsAreRefused() {
    assertRefused("background is 0, not within 0.01 to 0.99", 0, -1);
    assertRefused("clip is 1, not within -10 to 0", 0.5, 1);
  }

  private static void assertRefused(String message, double background, double clip) {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class,
            () -> new AutoStretch.Parameters(background, clip, true));
    assertEquals(message, e.getMessage());
  }

  /** Compares with the curve as Siril 1.2 has it in {@code find_linked_midtones_balance}. */
  private static void assertCurve(
      MemoryImage image,
      MemoryImage stretched,
      int band,
      double median,
      double sigma,
      AutoStretch.Parameters parameters) {
    double black = Math.max(0, median + parameters.clip() * sigma);
    double m = mtf(median - black, parameters.background());
    double white = image.info().white();
    double[] before = shares(image, band);
    double[] after = shares(stretched, band);
    int clipped = 0;
    for (int i = 0; i < before.length; i++) {
      double x = Math.max(0, Math.min(1, (before[i] - black) / (1 - black)));
      assertEquals(mtf(x, m), after[i], 0.002, () -> "of white " + white);
      clipped += x == 0 ? 1 : 0;
    }
    assertTrue(clipped < before.length / 4, clipped + " samples clipped");
  }

  private static double mtf(double x, double m) {
    return x == 0 ? 0 : x == 1 ? 1 : (m - 1) * x / ((2 * m - 1) * x - m);
  }

  /** Gives a dark image with noise and a few stars. */
  private static MemoryImage faint(SampleType type) {
    Random random = new Random(1);
    double white = type.white();
    return MemoryImage.of(
        ImageInfo.of(60, 50, RGB, type),
        i -> {
          double noise = 0.1 + 0.005 * (i % 3) + 0.01 * random.nextGaussian();
          double share = random.nextInt(40) == 0 ? random.nextDouble() : noise;
          return type.isInteger() ? Math.floor(share * white) : share * white;
        });
  }

  private static double[] shares(MemoryImage image, int band) {
    double[] all = image.toArray();
    double[] shares = new double[all.length / 3];
    for (int i = 0; i < shares.length; i++) {
      shares[i] = all[3 * i + band] / image.info().white();
    }
    return shares;
  }

  private static double median(double[] samples) {
    double[] sorted = samples.clone();
    Arrays.sort(sorted);
    return sorted[(sorted.length - 1) / 2];
  }

  private static double sigma(double[] samples) {
    double median = median(samples);
    return 1.4826 * median(Arrays.stream(samples).map(s -> Math.abs(s - median)).toArray());
  }
}
